using MediatR;

namespace Membership.Application.Common;

/// <summary>
/// A request that changes something. Being a command has one meaning: <see cref="TransactionBehavior{TRequest,TResponse}"/>
/// runs its handler in one transaction, saves once, and honours the caller's idempotency key.
/// </summary>
/// <typeparam name="TResponse">What the handler answers.</typeparam>
public interface ICommand<out TResponse> : IRequest<TResponse>;
