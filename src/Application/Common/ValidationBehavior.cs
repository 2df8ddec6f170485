using FluentValidation;
using MediatR;

namespace Membership.Application.Common;

/// <summary>Checks the shape of every request that has a validator, before anything is loaded.</summary>
public sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = validators.SelectMany(v => v.Validate(request).Errors).ToList();
        return failures.Count > 0 ? throw new ValidationException(failures) : next();
    }
}
