using Membership.Domain.Common;
using Membership.Domain.Tiers;

namespace Membership.Domain.Organizations;

/// <summary>The application: review, questions back and forth, and the decision.</summary>
public sealed partial class Organization
{
    /// <summary>Staff take the application up.</summary>
    public void BeginReview(Decision decision)
    {
        RequireState(OrganizationStatus.Applied);
        Become(OrganizationStatus.UnderReview, decision);
    }

    /// <summary>Staff ask, which takes the application up; or the applicant answers.</summary>
    public void Say(Guid authorId, bool fromStaff, string text, DateTimeOffset now)
    {
        RequireState(OrganizationStatus.Applied, OrganizationStatus.UnderReview);
        if (fromStaff && Status is OrganizationStatus.Applied) BeginReview(new Decision(authorId, now));
        _messages.Add(new OrganizationMessage(Id, ++MessageCount, authorId, fromStaff, text, now));
        AwaitsAnswer = fromStaff;
        Changed();
    }

    /// <summary>
    /// Staff say yes, to the tier applied for or to another one that is open to it today. A tier with dues is paid first; a granted one
    /// begins with <see cref="Begin"/> at once.
    /// </summary>
    /// <returns>The year's dues.</returns>
    public Money Approve(Tier tier, Decision decision)
    {
        RequireState(OrganizationStatus.Applied, OrganizationStatus.UnderReview);
        OrganizationErrors.OwnApplication.Unless(decision.ActorId != ApplicantId);
        var dues = DuesOf(tier, decision.At);
        if (Status is OrganizationStatus.Applied) BeginReview(decision with { Reason = null });
        AwaitsAnswer = false;
        Have(tier.Id, decision.At);
        Become(OrganizationStatus.AwaitingPayment, decision);
        return dues;
    }

    /// <summary>Staff say no, with a reason that the applicant is told; also to one that was approved and never paid.</summary>
    public void Reject(Decision decision)
    {
        RequireState(OrganizationStatus.Applied, OrganizationStatus.UnderReview, OrganizationStatus.AwaitingPayment);
        OrganizationErrors.WasMember.Unless(MemberSince is null);
        OrganizationErrors.OwnApplication.Unless(decision.ActorId != ApplicantId);
        End(OrganizationStatus.Rejected, decision);
    }

    /// <summary>It leaves by choice, or takes its application back.</summary>
    public void Resign(Decision decision)
    {
        OrganizationErrors.StateForbids.Unless(!Status.IsEnded());
        OrganizationErrors.ReasonRequired.Unless(!InGoodStanding || PlainText.IsVisible(decision.Reason ?? ""));
        End(OrganizationStatus.Resigned, decision);
    }

    /// <summary>Staff end it, with a reason.</summary>
    public void Terminate(Decision decision)
    {
        OrganizationErrors.StateForbids.Unless(MemberSince is not null && !Status.IsEnded());
        End(OrganizationStatus.Terminated, decision);
    }

    private void End(OrganizationStatus to, Decision decision)
    {
        AwaitsAnswer = false;
        StopWaiting();
        if (to is OrganizationStatus.Resigned) Become(to, decision);
        else BecomeWithReason(to, decision);
    }

    private Money DuesOf(Tier tier, DateTimeOffset at) => DuesIn(tier, DateOnly.FromDateTime(at.UtcDateTime));
}
