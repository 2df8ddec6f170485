using Membership.Application.Affiliations;
using Membership.Application.Common;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;

namespace Membership.UnitTests.Affiliations;

/// <summary>The shapes of requests about who works where.</summary>
public sealed class AffiliationValidatorsTests
{
    private static readonly PageRequest FirstPage = new(null, null);

    [Fact]
    public void A_claim_names_the_organization_and_perhaps_a_title()
    {
        var (validator, good) = (new ClaimAffiliationValidator(), new ClaimAffiliationCommand(Guid.NewGuid(), "مهندسة شبكات"));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Title = null });
        Validated.Names("organizationId", validator, good with { OrganizationId = Guid.Empty });
        Validated.Names("title", validator, good with { Title = new string('x', Affiliation.MaxTitleLength + 1) });
        Validated.Names("title", validator, good with { Title = "a\nb" });
    }

    [Fact]
    public void Only_a_refusal_needs_a_reason()
    {
        var (validator, good) = (new DecideAffiliationValidator(), new DecideAffiliationCommand(Guid.NewGuid(), Guid.NewGuid(), AffiliationDecision.Decline, "Unknown here."));

        Validated.Accepts(validator, good);
        Validated.Names("reason", validator, good with { Reason = null });
        Validated.Names("reason", validator, good with { Reason = " \u200D" });
        Validated.Names("reason", validator, good with { Reason = new string('x', Decision.MaxReasonLength + 1) });
        Validated.Accepts(validator, good with { Decision = AffiliationDecision.End, Reason = null });
        Validated.Accepts(validator, good with { Decision = AffiliationDecision.Confirm, Reason = null });
    }

    [Fact]
    public void Lists_name_bad_filters()
    {
        var (validator, good) = (new ListAffiliationsValidator(), new ListAffiliationsQuery(Guid.NewGuid(), AffiliationStatus.Confirmed, null, "wan", FirstPage));

        Validated.Accepts(validator, good);
        Validated.Names("q", validator, good with { Q = "-" });
        Validated.Names("limit", validator, good with { Page = new PageRequest(0, null) });
        Validated.Names("limit", new ListMyAffiliationsValidator(), new ListMyAffiliationsQuery(new PageRequest(201, null)));
    }
}
