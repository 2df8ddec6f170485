using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Groups;

/// <summary>Appoints an active member of the group to an office; staff only.</summary>
/// <param name="MemberId">Whom.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="From">First day in office.</param>
/// <param name="Until">Last day in office; null for no set end.</param>
public sealed record AppointOfficerCommand(Guid MemberId, string Office, DateOnly From, DateOnly? Until) : ICommand<AppointedResponse>
{
    /// <summary>Which part of the directory.</summary>
    [JsonIgnore]
    public GroupPath Path { get; init; }

    /// <summary>Which group.</summary>
    [JsonIgnore]
    public string Slug { get; init; } = "";
}

/// <summary>A term that was made or ended.</summary>
/// <param name="Id">The term.</param>
/// <param name="Status"><c>appointed</c> or <c>ended</c>.</param>
public sealed record AppointedResponse(Guid Id, string Status);

/// <summary>Ends a term at once; the rights end with it (rule 11). Staff only.</summary>
public sealed record EndOfficeTermCommand(GroupPath Path, string Slug, Guid TermId) : ICommand<AppointedResponse>;

/// <summary>Checks the shape of an appointment.</summary>
public sealed class AppointOfficerValidator : AbstractValidator<AppointOfficerCommand>
{
    /// <summary>The rules.</summary>
    public AppointOfficerValidator()
    {
        RuleFor(c => c.MemberId).NotEmpty();
        RuleFor(c => c.Office).RequiredText(50);
        RuleFor(c => c.From).NotEmpty();
    }
}

/// <summary>Makes a term.</summary>
public sealed class AppointOfficerHandler(IMembershipDb db, Officers officers, ICurrentActor current, FreshSignIn fresh, TimeProvider clock) : IRequestHandler<AppointOfficerCommand, AppointedResponse>
{
    /// <inheritdoc/>
    public async Task<AppointedResponse> Handle(AppointOfficerCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        fresh.Require();
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        GroupErrors.OfficeUnknown.Unless(await db.Offices.AnyAsync(o => o.Code == request.Office, cancellationToken));
        var isMember = await db.Enrollments.AnyAsync(
            e => e.GroupId == group.Id && e.MemberId == request.MemberId && e.IsLive && e.Status == EnrollmentStatus.Active, cancellationToken);
        var held = await db.OfficeTerms.AnyAsync(t => t.GroupId == group.Id && t.MemberId == request.MemberId && t.OfficeCode == request.Office
            && t.EndedAt == null && (t.Until == null || t.Until >= request.From) && (request.Until == null || t.From <= request.Until), cancellationToken);
        GroupErrors.TermExists.Unless(!held);
        var term = new OfficeTerm(group, request.MemberId, request.Office, request.From, request.Until, isMember, clock.GetUtcNow());
        db.OfficeTerms.Add(term);
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "officer.appoint", "done", current.Actor.MemberId, current.Actor.ClientId, group.Id, request.MemberId) { Detail = request.Office });
        return new AppointedResponse(term.Id, "appointed");
    }
}

/// <summary>Ends a term.</summary>
public sealed class EndOfficeTermHandler(IMembershipDb db, Officers officers, ICurrentActor current, FreshSignIn fresh, TimeProvider clock) : IRequestHandler<EndOfficeTermCommand, AppointedResponse>
{
    /// <inheritdoc/>
    public async Task<AppointedResponse> Handle(EndOfficeTermCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        fresh.Require();
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var term = CommonErrors.NotFound.IfMissing(await db.OfficeTerms.AsTracking()
            .SingleOrDefaultAsync(t => t.Id == request.TermId && t.GroupId == group.Id, cancellationToken));
        term.End(clock.GetUtcNow());
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "officer.end", "done", current.Actor.MemberId, current.Actor.ClientId, group.Id, term.MemberId) { Detail = term.OfficeCode });
        return new AppointedResponse(term.Id, "ended");
    }
}
