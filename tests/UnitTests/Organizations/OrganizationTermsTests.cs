using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Organizations;

/// <summary>Terms of an organization one after the other, and changes of tier.</summary>
public sealed class OrganizationTermsTests
{
    private static readonly DateOnly Today = OrganizationIn.Today;

    [Fact]
    public void The_first_term_begins_with_the_membership()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Active);

        Assert.Equal(Today, organization.MemberSince);
        Assert.Equal(Term.Rolling(Today), organization.Term);
        Assert.Equal((1200m, null), (organization.TermDues, organization.AwaitedInvoiceId));
    }

    [Fact]
    public void A_renewal_paid_in_time_waits_until_the_present_term_is_over()
    {
        var organization = OrganizationIn.State(OrganizationStatus.RenewalDue);
        var (until, next) = (organization.TermUntil!.Value, Term.Rolling(organization.TermUntil!.Value.AddDays(1)));
        organization.Renew(organization.TierId, next, 1300m, until, Given.Decision("paid"));

        Assert.Equal((until, next.Until, 1200m, true), (organization.TermUntil, organization.NextTermUntil, organization.TermDues, organization.IsPaidAhead));
        Assert.False(organization.BeginNextTerm(until));
        Assert.True(organization.BeginNextTerm(until.AddDays(1)));
        Assert.Equal((next, 1300m, false), (organization.Term!.Value, organization.TermDues, organization.IsPaidAhead));
        Assert.False(organization.BeginNextTerm(until.AddDays(1)));
    }

    [Fact]
    public void A_renewal_paid_in_grace_follows_without_a_gap()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Grace);
        organization.Renew(organization.TierId, Term.Rolling(Today), 1200m, Today.AddDays(40), Given.Decision("paid"));

        Assert.Equal(Term.Rolling(Today), organization.Term);
        Assert.Equal((OrganizationStatus.Active, null, null), (organization.Status, organization.GraceUntil, organization.NextTermUntil));
    }

    [Fact]
    public void What_is_paid_ahead_is_not_asked_for_again()
    {
        var organization = OrganizationIn.PaidAhead();

        Refused.With(OrganizationErrors.RenewalPaid, organization, o => o.OpenRenewal(Given.Decision()));
        Refused.With(OrganizationErrors.RenewalPaid, organization, o => o.ChangeTierNext(Guid.NewGuid()));
    }

    [Fact]
    public void Nobody_lapses_before_the_grace_is_over_or_before_enough_reminders()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Grace);

        Refused.With(OrganizationErrors.GraceNotOver, organization, o => o.Lapse(0, o.GraceUntil!.Value, Given.Decision()));
        Refused.With(OrganizationErrors.RemindersMissing, organization, o => o.Lapse(1, Today, Given.Decision()));
        organization.Reminded(Today);
        organization.Lapse(1, Today, Given.Decision());
        Assert.Equal((null, null), (organization.AwaitedInvoiceId, organization.GraceUntil));
    }

    [Fact]
    public void Reminders_are_counted_anew_for_every_renewal()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Grace);
        organization.Reminded(Today);
        organization.Renew(organization.TierId, Term.Rolling(Today), 1200m, Today, Given.Decision("paid"));
        organization.OpenRenewal(Given.Decision());

        Assert.Equal((0, null), (organization.RemindersSent, organization.RemindedOn));
    }

    [Fact]
    public void Whoever_returns_begins_a_new_term_and_stays_a_member_since_the_first()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Lapsed);
        var since = organization.MemberSince;
        var dues = organization.Return(OrganizationIn.Tier(900m), Given.Decision());
        organization.Await(Guid.NewGuid());
        organization.Begin(Term.Rolling(Today.AddDays(10)), dues.Amount, Given.Decision("paid"));

        Assert.Equal((since, Term.Rolling(Today.AddDays(10)), 900m), (organization.MemberSince, organization.Term, organization.TermDues));
    }

    [Fact]
    public void A_term_is_asked_for_once_and_not_too_early()
    {
        var until = OrganizationIn.State(OrganizationStatus.Active).TermUntil!.Value;
        Refused.With(OrganizationErrors.RenewalTooEarly, OrganizationIn.State(OrganizationStatus.Active), o => o.RequireRenewable(isAsked: false, until.AddDays(-1)));
        OrganizationIn.State(OrganizationStatus.Active).RequireRenewable(isAsked: false, until);
        Refused.With(OrganizationErrors.StateForbids, OrganizationIn.State(OrganizationStatus.RenewalDue), o => o.RequireRenewable(isAsked: true, DateOnly.MaxValue));
        Refused.With(OrganizationErrors.RenewalPaid, OrganizationIn.PaidAhead(), o => o.RequireRenewable(isAsked: false, DateOnly.MaxValue));
    }

    [Fact]
    public void What_was_paid_ahead_ends_with_a_return_to_a_new_term()
    {
        var organization = OrganizationIn.PaidAhead();
        organization.Resign(Given.Decision());
        organization.Return(OrganizationIn.Tier(), Given.Decision());

        Assert.False(organization.IsPaidAhead);
    }

    [Fact]
    public void Whoever_comes_back_while_paid_days_run_finds_its_terms_as_they_were()
    {
        var organization = OrganizationIn.PaidAhead();
        var (term, next) = (organization.Term, organization.NextTermUntil!.Value);
        organization.Terminate(Given.Decision());
        organization.Resume(Today.AddDays(10), Given.Decision());
        Assert.Equal((OrganizationStatus.Active, term, next), (organization.Status, organization.Term, organization.NextTermUntil));

        organization.Resign(Given.Decision());
        organization.Resume(term!.Value.Until.AddDays(1), Given.Decision());
        Assert.Equal((new Term(term.Value.Until.AddDays(1), next), false), (organization.Term!.Value, organization.IsPaidAhead));
        organization.Resign(Given.Decision());
        Refused.With(OrganizationErrors.StateForbids, organization, o => o.Resume(next.AddDays(1), Given.Decision()));
    }

    [Fact]
    public void What_kept_the_renewal_from_being_made_out_ends_with_the_membership()
    {
        foreach (var end in (Action<Organization>[])[o => o.Resign(Given.Decision()), o => o.Terminate(Given.Decision()), o => o.Lapse(0, Today.AddDays(400), Given.Decision())])
        {
            var organization = OrganizationIn.State(OrganizationStatus.Grace);
            organization.CannotRenew(TierErrors.NoPrice.Code);
            end(organization);
            Assert.Null(organization.RenewalProblem);
        }
    }

    [Fact]
    public void What_dues_are_reckoned_from_ends_what_kept_the_renewal_from_being_made_out_and_a_name_does_not()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Active);
        organization.CannotRenew(TierErrors.NoPrice.Code);
        organization.ChangeProfile(organization.Profile() with { LegalName = "Nairobi Network Association" }, byStaff: true);
        Assert.Equal(TierErrors.NoPrice.Code, organization.RenewalProblem);

        foreach (var profile in (OrganizationProfile[])[organization.Profile() with { Employees = 500 }, organization.Profile() with { Kind = OrganizationKind.Foundation }, organization.Profile() with { Country = "UG" }])
        {
            organization.CannotRenew(TierErrors.NoPrice.Code);
            organization.ChangeProfile(profile, byStaff: true);
            Assert.Null(organization.RenewalProblem);
        }
    }

    [Fact]
    public void Two_reminders_within_a_day_count_once()
    {
        var organization = OrganizationIn.State(OrganizationStatus.RenewalDue);
        organization.Reminded(Today);
        organization.Reminded(Today);
        Assert.Equal(1, organization.RemindersSent);
        organization.Reminded(Today.AddDays(1));

        Assert.Equal((2, Today.AddDays(1)), (organization.RemindersSent, organization.RemindedOn));
    }

    [Fact]
    public void A_next_term_whose_money_went_back_is_waited_for_again_in_the_tier_that_was_chosen()
    {
        var (organization, lower) = (OrganizationIn.State(OrganizationStatus.RenewalDue), OrganizationIn.Tier(600m));
        organization.Renew(lower.Id, Term.Rolling(organization.TermUntil!.Value.AddDays(1)), 600m, Today, Given.Decision("paid"));
        var invoice = Guid.NewGuid();
        organization.AwaitAgain(invoice, Given.Decision("paymentReversed"));

        Assert.Equal((OrganizationStatus.RenewalDue, invoice, lower.Id, false), (organization.Status, organization.AwaitedInvoiceId, organization.NextTierId, organization.IsPaidAhead));
    }

    [Fact]
    public void A_next_term_that_was_credited_is_paid_ahead_no_more()
    {
        var organization = OrganizationIn.PaidAhead();
        organization.LoseNextTerm();

        Assert.Equal((OrganizationStatus.Active, false, 0m), (organization.Status, organization.IsPaidAhead, organization.NextTermDues));
    }

    [Fact]
    public void An_invoice_that_is_due_early_does_not_shorten_the_grace()
    {
        var organization = OrganizationIn.State(OrganizationStatus.Grace);
        var until = organization.GraceUntil!.Value;
        organization.ExtendGrace(until.AddDays(-5));
        Assert.Equal(until, organization.GraceUntil);
        organization.ExtendGrace(until.AddDays(5));

        Assert.Equal(until.AddDays(5), organization.GraceUntil);
    }
}
