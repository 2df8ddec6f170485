using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;

namespace Membership.Application.Renewals;

/// <summary>Runs a round of the renewals now, as the job does every hour; staff only. It is many transactions, so it is no <see cref="ICommand{TResponse}"/>.</summary>
public sealed record RunRenewalsCommand : IRequest<RenewalRoundResponse>;

/// <summary>For how many organizations a round did what.</summary>
/// <param name="WentOver">Went over into a term that was paid ahead.</param>
/// <param name="Granted">Renewed without dues.</param>
/// <param name="Asked">Got the invoice for their next term, or anew where it was taken back.</param>
/// <param name="EnteredGrace">Their term ended unpaid.</param>
/// <param name="Lapsed">Their grace ended unpaid.</param>
/// <param name="Reminded">Were reminded.</param>
/// <param name="CannotRenew">Wait for staff from now on, who were told, because their tier is not to be had as things are.</param>
/// <param name="Failed">Met an unexpected failure; the next round tries again.</param>
public sealed record RenewalRoundResponse(int WentOver, int Granted, int Asked, int EnteredGrace, int Lapsed, int Reminded, int CannotRenew, int Failed);

/// <summary>Runs it, and leaves a line in the audit trail.</summary>
public sealed class RunRenewalsHandler(IMembershipDb db, OrganizationAccess access, RenewalRound round, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<RunRenewalsCommand, RenewalRoundResponse>
{
    /// <inheritdoc/>
    public async Task<RenewalRoundResponse> Handle(RunRenewalsCommand request, CancellationToken cancellationToken)
    {
        access.RequireStaff();
        var result = await round.RunAsync(cancellationToken);
        return await db.InTransactionAsync(_ =>
        {
            db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "renewals.run", "done", current.Actor.MemberId, current.Actor.ClientId, null)
            {
                Detail = $"asked {result.Asked}, grace {result.EnteredGrace}, lapsed {result.Lapsed}, reminded {result.Reminded}",
            });
            return Task.FromResult(result);
        }, cancellationToken);
    }
}
