using Membership.Application.Clients;
using Membership.Application.Common;
using Membership.Domain.Clients;

namespace Membership.UnitTests.Clients;

/// <summary>The shape of requests about clients.</summary>
public sealed class ClientValidatorsTests
{
    private static readonly RegisterClientCommand Registration = new("CRM", ClientKind.Machine, null, null, ["members.read"]);
    private static readonly UpdateClientCommand Nothing = new(default, default, default, default);

    [Theory]
    [MemberData(nameof(Validated.HarmlessTexts), MemberType = typeof(Validated))]
    public void A_name_is_any_text_that_can_be_seen(string name)
    {
        Validated.Accepts(new RegisterClientValidator(), Registration with { Name = name });
        Validated.Accepts(new UpdateClientValidator(), Nothing with { Name = new Optional<string>(name) });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200D\u200E ")]
    [InlineData("two\nlines")]
    [InlineData("\u202Eevil")]
    [InlineData("long")]
    public void A_name_that_cannot_be_seen_or_kept_is_refused(string? name)
    {
        if (name == "long") name = new string('n', Client.MaxNameLength + 1);
        Validated.Names("name", new RegisterClientValidator(), Registration with { Name = name! });
        Validated.Names("name", new UpdateClientValidator(), Nothing with { Name = new Optional<string>(name) });
    }

    [Fact]
    public void A_registration_says_the_kind_and_the_scopes()
    {
        Validated.Names("kind", new RegisterClientValidator(), Registration with { Kind = null });
        Validated.Names("scopes", new RegisterClientValidator(), Registration with { Scopes = null! });
    }

    [Fact]
    public void Lists_hold_no_null()
    {
        Validated.Names("scopes", new RegisterClientValidator(), Registration with { Scopes = [null!] });
        Validated.Names("redirectUris", new RegisterClientValidator(), Registration with { RedirectUris = [null!] });
        Validated.Names("postLogoutRedirectUris", new RegisterClientValidator(), Registration with { PostLogoutRedirectUris = [null!] });
        var gap = new Optional<IReadOnlyList<string>>([null!]);
        Validated.Names("scopes", new UpdateClientValidator(), Nothing with { Scopes = gap });
        Validated.Names("redirectUris", new UpdateClientValidator(), Nothing with { RedirectUris = gap });
        Validated.Names("postLogoutRedirectUris", new UpdateClientValidator(), Nothing with { PostLogoutRedirectUris = gap });
        Validated.Accepts(new UpdateClientValidator(), Nothing);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(168, true)]
    [InlineData(169, false)]
    [InlineData(null, true)]
    public void An_overlap_is_at_most_a_week(int? hours, bool accepted)
    {
        var command = new RotateClientSecretCommand(hours);
        if (accepted) Validated.Accepts(new RotateClientSecretValidator(), command);
        else Validated.Names("overlapHours", new RotateClientSecretValidator(), command);
    }

    [Fact]
    public void A_page_has_bounds() => Validated.Names("limit", new ListClientsValidator(), new ListClientsQuery(null, null, new PageRequest(0, null)));
}
