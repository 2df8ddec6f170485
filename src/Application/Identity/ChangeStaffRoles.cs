using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Members;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Identity;

/// <summary>Sets which roles of staff a member has; the member signs in anew, and uses them with a second factor only.</summary>
/// <param name="Roles">All the member's roles: <c>membership-administrator</c>, <c>auditor</c>; an empty list takes them away.</param>
/// <param name="Reason">Why; the audit trail keeps it.</param>
public sealed record ChangeStaffRolesCommand(IReadOnlyList<string> Roles, string Reason) : ICommand<StaffRolesResponse>
{
    /// <summary>Whose.</summary>
    [JsonIgnore]
    public Guid MemberId { get; init; }
}

/// <summary>Which roles of staff a member has.</summary>
public sealed record GetStaffRolesQuery(Guid MemberId) : IRequest<StaffRolesResponse>;

/// <summary>A member's roles of staff.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Roles">Empty for most.</param>
public sealed record StaffRolesResponse(Guid MemberId, IReadOnlyList<string> Roles);

/// <summary>Checks the shape of a change.</summary>
public sealed class ChangeStaffRolesValidator : AbstractValidator<ChangeStaffRolesCommand>
{
    /// <summary>The rules.</summary>
    public ChangeStaffRolesValidator()
    {
        RuleFor(c => c.Roles).NotNull()
            .Must(r => r is null || r.All(StaffRoleNames.All.Contains)).WithMessage(_ => Text.Of("validation.oneOf", string.Join(", ", StaffRoleNames.All)));
        RuleFor(c => c.Reason).RequiredText(Decision.MaxReasonLength);
    }
}

/// <summary>Changes roles. Somebody can always appoint staff: the last administrator stays.</summary>
public sealed class ChangeStaffRolesHandler(IMembershipDb db, ICurrentActor current, FreshSignIn fresh, IAccounts accounts, TimeProvider clock)
    : IRequestHandler<ChangeStaffRolesCommand, StaffRolesResponse>
{
    /// <inheritdoc/>
    public async Task<StaffRolesResponse> Handle(ChangeStaffRolesCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        fresh.Require();
        var member = CommonErrors.NotFound.IfMissing(await db.Members.SingleOrDefaultAsync(m => m.Id == request.MemberId, cancellationToken));
        var roles = StaffRoleNames.Parse(request.Roles);
        MemberErrors.NotInGoodStanding.Unless(roles is StaffRoles.None || member.InGoodStanding);
        if (!roles.HasFlag(StaffRoles.MembershipAdministrator)) await db.RequireOthersAsync(member.Id, cancellationToken);

        var assignment = await db.StaffAssignments.AsTracking().SingleOrDefaultAsync(s => s.MemberId == member.Id, cancellationToken);
        if (assignment is null && roles is not StaffRoles.None) db.StaffAssignments.Add(new StaffAssignment(member.Id, roles));
        else if (roles is not StaffRoles.None) assignment!.Change(roles);
        else if (assignment is not null) db.StaffAssignments.Remove(assignment);
        // Tokens that know the old roles end; the next sign-in brings the new ones.
        await accounts.RevokeAsync(member.Id, cancellationToken);
        var names = StaffRoleNames.Of(roles);
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "staff.roles", "done", current.Actor.MemberId, current.Actor.ClientId, null, member.Id)
        {
            Detail = names.Count == 0 ? "none" : string.Join(", ", names), Reason = PlainText.Normalize(request.Reason),
        });
        return new StaffRolesResponse(member.Id, names);
    }
}

/// <summary>Reads roles.</summary>
public sealed class GetStaffRolesHandler(IMembershipDb db, ICurrentActor current) : IRequestHandler<GetStaffRolesQuery, StaffRolesResponse>
{
    /// <inheritdoc/>
    public async Task<StaffRolesResponse> Handle(GetStaffRolesQuery request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        CommonErrors.NotFound.Unless(await db.Members.AnyAsync(m => m.Id == request.MemberId, cancellationToken));
        var roles = await db.StaffAssignments.Where(s => s.MemberId == request.MemberId).Select(s => s.Roles).SingleOrDefaultAsync(cancellationToken);
        return new StaffRolesResponse(request.MemberId, StaffRoleNames.Of(roles));
    }
}
