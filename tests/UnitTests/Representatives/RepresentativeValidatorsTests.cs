using Membership.Application.Common;
using Membership.Application.Representatives;
using Membership.Domain.Common;
using Membership.Domain.Representatives;

namespace Membership.UnitTests.Representatives;

/// <summary>The shapes of requests about representatives.</summary>
public sealed class RepresentativeValidatorsTests
{
    [Fact]
    public void An_invitation_names_the_role_and_either_an_address_or_a_member()
    {
        var (validator, good) = (new AppointRepresentativeValidator(), new AppointRepresentativeCommand(RepresentativeRole.Billing, "otieno@example.net", null, false));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Email = null, MemberId = Guid.NewGuid() });
        Validated.Names("role", validator, good with { Role = null });
        Validated.Names("email", validator, good with { Email = null });
        Validated.Names("email", validator, good with { Email = "otieno" });
        Validated.Names("email", validator, good with { MemberId = Guid.NewGuid() });
    }

    [Fact]
    public void An_ending_may_say_why()
    {
        var (validator, good) = (new EndRepresentativeValidator(), new EndRepresentativeCommand(Guid.NewGuid(), Guid.NewGuid(), "Retires.\nWith thanks."));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Reason = null });
        Validated.Names("reason", validator, good with { Reason = new string('x', Decision.MaxReasonLength + 1) });
    }

    [Fact]
    public void Lists_have_bounds()
    {
        var tooLong = new PageRequest(201, null);

        Validated.Names("limit", new ListRepresentativesValidator(), new ListRepresentativesQuery(Guid.NewGuid(), RepresentativeFilter.All, tooLong));
        Validated.Names("limit", new ListMyRepresentationsValidator(), new ListMyRepresentationsQuery(tooLong));
    }
}
