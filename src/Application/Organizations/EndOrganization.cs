using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.Application.Organizations;

/// <summary>The ways in which an application or a membership ends by somebody's decision.</summary>
public enum OrganizationEnding
{
    /// <summary>Staff refuse the application.</summary>
    Reject,

    /// <summary>The organization leaves, or takes its application back.</summary>
    Resign,

    /// <summary>Staff end the membership.</summary>
    Terminate,
}

/// <summary>Ends an application or a membership.</summary>
/// <param name="Id">Which organization.</param>
/// <param name="Ending">In which way.</param>
/// <param name="Reason">Recorded and told; only who takes an application back need not say why.</param>
/// <param name="ExpectedVersion">The version in If-Match.</param>
public sealed record EndOrganizationCommand(Guid Id, OrganizationEnding Ending, string? Reason, int? ExpectedVersion = null) : ICommand<OrganizationResponse>;

/// <summary>Checks the shape of the reason.</summary>
public sealed class EndOrganizationValidator : AbstractValidator<EndOrganizationCommand>
{
    /// <summary>The rules.</summary>
    public EndOrganizationValidator()
    {
        RuleFor(c => c.Reason).RequiredText(Decision.MaxReasonLength).When(c => c.Ending is not OrganizationEnding.Resign);
        RuleFor(c => c.Reason).CleanText(Decision.MaxReasonLength).When(c => c.Ending is OrganizationEnding.Resign);
    }
}

/// <summary>Ends it with all that follows; those concerned are told, and the audit trail says who did it.</summary>
public sealed class EndOrganizationHandler(
    IMembershipDb db, OrganizationAccess access, OrganizationEndings endings, ApplicationMails mails, FreshSignIn fresh, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<EndOrganizationCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(EndOrganizationCommand request, CancellationToken cancellationToken)
    {
        if (request.Ending is OrganizationEnding.Resign) await access.RequireAsync(request.Id, RepresentativeRights.Act, cancellationToken);
        else await access.RequireStaffAsync(request.Id, cancellationToken);
        if (request.Ending is OrganizationEnding.Reject) await access.RequireOtherSideAsync(request.Id, cancellationToken);
        if (request.Ending is not OrganizationEnding.Reject) fresh.Require();
        var organization = CommonErrors.NotFound.IfMissing(await db.FindOrganizationAsync(request.Id, cancellationToken));
        organization.RequireVersion(request.ExpectedVersion);
        var decision = new Decision(current.Actor.MemberId, clock.GetUtcNow(), PlainText.Normalize(request.Reason));
        var representatives = await endings.EndAsync(organization, Act(request.Ending), decision, cancellationToken);
        await mails.EndedAsync(organization, representatives, cancellationToken);
        db.AuditEvents.Add(new AuditEvent(decision.At, $"organization.{request.Ending.ToString().ToLowerInvariant()}", "done", decision.ActorId, current.Actor.ClientId, null)
        {
            OrganizationId = organization.Id, Reason = decision.Reason,
        });
        return await db.ResponseAsync(organization, cancellationToken);
    }

    private static Action<Organization, Decision> Act(OrganizationEnding ending) => ending switch
    {
        OrganizationEnding.Reject => static (o, d) => o.Reject(d),
        OrganizationEnding.Terminate => static (o, d) => o.Terminate(d),
        _ => static (o, d) => o.Resign(d),
    };
}
