using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Identity;

namespace Membership.Application.Dues;

/// <summary>Downloads the books as a file. Every download and every refusal is recorded before the first line leaves.</summary>
public sealed record DownloadBooksCommand(DateOnly? From, DateOnly? Until) : ICommand<BooksDownload>;

/// <summary>The decision on a download.</summary>
/// <param name="Refusal">Why not; null where it may begin.</param>
public sealed record BooksDownload(DomainError? Refusal);

/// <summary>Checks the period.</summary>
public sealed class DownloadBooksValidator : AbstractValidator<DownloadBooksCommand>
{
    /// <summary>The rules.</summary>
    public DownloadBooksValidator() => this.ValidPeriod(q => q.From, q => q.Until);
}

/// <summary>Decides and records; the refusal travels as a value, because an exception would take its own record back.</summary>
public sealed class DownloadBooksHandler(DuesAccess access, FreshSignIn fresh) : IRequestHandler<DownloadBooksCommand, BooksDownload>
{
    /// <inheritdoc/>
    public Task<BooksDownload> Handle(DownloadBooksCommand request, CancellationToken cancellationToken)
    {
        var refusal = access.BooksRefusal() ?? (fresh.IsFresh ? null : SignInErrors.FreshSignInRequired);
        access.Record("books.download", null, $"{request.From:O}/{request.Until:O}", refusal: refusal);
        return Task.FromResult(new BooksDownload(refusal));
    }
}
