using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>Questions about an application and the answers, oldest first.</summary>
public sealed record ListOrganizationMessagesQuery(Guid Id, PageRequest Page) : IRequest<Page<OrganizationMessageResponse>>;

/// <summary>Staff ask about an application, which takes it up; or the applicant answers.</summary>
/// <param name="Text">Up to 4,000 characters, with line breaks.</param>
public sealed record SendOrganizationMessageCommand(string Text) : ICommand<OrganizationMessageResponse>
{
    /// <summary>Which application.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}

/// <summary>A question or an answer.</summary>
/// <param name="Ordinal">Position, from 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="FromStaff">Whether staff wrote it.</param>
/// <param name="AuthorId">The member who wrote it.</param>
/// <param name="Text">What they wrote; null for auditors.</param>
public sealed record OrganizationMessageResponse(int Ordinal, DateTimeOffset At, bool FromStaff, Guid AuthorId, string? Text);

/// <summary>Checks the page.</summary>
public sealed class ListOrganizationMessagesValidator : AbstractValidator<ListOrganizationMessagesQuery>
{
    /// <summary>The rules.</summary>
    public ListOrganizationMessagesValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Checks the text.</summary>
public sealed class SendOrganizationMessageValidator : AbstractValidator<SendOrganizationMessageCommand>
{
    /// <summary>The rules.</summary>
    public SendOrganizationMessageValidator() => RuleFor(c => c.Text)
        .Must(t => t is not null && PlainText.IsVisible(t)).WithMessage(_ => Texts.Text.Of("validation.required"))
        .CleanText(OrganizationMessage.MaxLength, allowLineBreaks: true);
}

/// <summary>Reads by keyset on the ordinal.</summary>
public sealed class ListOrganizationMessagesHandler(IMembershipDb db, OrganizationAccess access, ICurrentActor current, ICursors cursors)
    : IRequestHandler<ListOrganizationMessagesQuery, Page<OrganizationMessageResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<OrganizationMessageResponse>> Handle(ListOrganizationMessagesQuery request, CancellationToken cancellationToken)
    {
        var rights = await access.RequireAsync(request.Id, RepresentativeRights.See, cancellationToken);
        CommonErrors.NotFound.Unless(await db.Organizations.AnyAsync(o => o.Id == request.Id, cancellationToken));
        var (page, list) = (request.Page, $"organization-messages/{request.Id}");
        var after = cursors.Position(list, page) is [var ordinal] ? int.Parse(ordinal, CultureInfo.InvariantCulture) : 0;
        var rows = await db.OrganizationMessages.Where(m => m.OrganizationId == request.Id && m.Ordinal > after).OrderBy(m => m.Ordinal).Take(page.Size + 1)
            .Select(m => new OrganizationMessageResponse(m.Ordinal, m.At, m.FromStaff, m.AuthorId, m.Text)).ToListAsync(cancellationToken);
        var masked = rights.IsMasked(current.Actor);
        return rows.ToPage(page, cursors, list, r => [$"{r.Ordinal}"], r => masked ? r with { Text = null } : r);
    }
}

/// <summary>Adds a message, and tells the other side.</summary>
public sealed class SendOrganizationMessageHandler(IMembershipDb db, OrganizationAccess access, ApplicationMails mails, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<SendOrganizationMessageCommand, OrganizationMessageResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationMessageResponse> Handle(SendOrganizationMessageCommand request, CancellationToken cancellationToken)
    {
        await access.RequireAsync(request.Id, RepresentativeRights.Act, cancellationToken);
        var organization = CommonErrors.NotFound.IfMissing(await db.Organizations.AsTracking().SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken));
        var (author, text, now) = (current.Actor.MemberId!.Value, PlainText.Normalize(request.Text)!, clock.GetUtcNow());
        var fromStaff = current.Actor.IsAdministrator && author != organization.ApplicantId && !await access.IsHeadAsync(organization.Id, cancellationToken);
        var awaited = organization.AwaitsAnswer;
        organization.Say(author, fromStaff, text, now);
        if (fromStaff) await mails.AskedAsync(organization, text, cancellationToken);
        else if (awaited) await mails.AnsweredAsync(organization, cancellationToken);
        db.AuditEvents.Add(new AuditEvent(now, "organization.message", "done", author, current.Actor.ClientId, null) { OrganizationId = organization.Id });
        return new OrganizationMessageResponse(organization.MessageCount, now, fromStaff, author, text);
    }
}
