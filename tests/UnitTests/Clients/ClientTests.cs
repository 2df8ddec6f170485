using Membership.Domain.Clients;

namespace Membership.UnitTests.Clients;

/// <summary>Registering, changing, switching off, and secrets that overlap.</summary>
public sealed class ClientTests
{
    private static readonly ClientDetails Pages = new("App", ["https://app.example.org/callback"], ["https://app.example.org/"], ["openid", "membership"]);

    [Theory]
    [InlineData(ClientKind.Machine, true, "client_credentials")]
    [InlineData(ClientKind.Web, true, "authorization_code refresh_token")]
    [InlineData(ClientKind.Public, false, "authorization_code refresh_token")]
    [InlineData(ClientKind.Device, false, "urn:ietf:params:oauth:grant-type:device_code refresh_token")]
    public void The_kind_decides_grants_and_secret_and_can_be_told_from_them(ClientKind kind, bool confidential, string grants)
    {
        var client = Client.Register("id", kind, Of(kind), Given.Officer, Given.Now);

        Assert.Equal((kind, confidential, grants, true), (client.Kind, client.IsConfidential, string.Join(' ', client.GrantTypes), client.RequireConsent));
        Assert.Equal((Given.Officer, Given.Now, 1), (client.RegisteredBy, client.CreatedAt, client.Version));
        Assert.False(client.IsBuiltIn);
    }

    [Fact]
    public void What_a_client_may_not_be_leaves_it_as_it_was()
    {
        var client = Client.Register("id", ClientKind.Public, Pages, Given.Officer, Given.Now);

        Refused.With(ClientErrors.ScopesMixed, client, c => c.Change(Pages with { Scopes = ["members.read"] }));
        Refused.With(ClientErrors.RedirectUriRequired, client, c => c.Change(Pages with { RedirectUris = [] }));
    }

    [Fact]
    public void A_change_keeps_the_kind_and_asks_for_consent()
    {
        var client = Client.Register("id", ClientKind.Web, Pages, Given.Officer, Given.Now);

        client.Change(new ClientDetails("Other", ["https://other.example.org/"], [], ["openid"]));

        Assert.Equal(("Other", ClientKind.Web, true, 2), (client.Name, client.Kind, client.RequireConsent, client.Version));
        Assert.Equal(["https://other.example.org/"], client.RedirectUris);
        Assert.Empty(client.PostLogoutRedirectUris);
        Assert.Equal(["openid"], client.Scopes);
    }

    [Fact]
    public void Only_a_page_at_the_systems_own_address_is_built_in() => Assert.True(
        new Client("swagger", new ClientProfile("Swagger UI", [], [], ["{publicUrl}/x"], [], RequireConsent: false), isConfidential: false, null, Given.Now).IsBuiltIn);

    [Fact]
    public void Disabling_is_remembered_with_its_time_and_done_once()
    {
        var client = Machine();

        client.Disable(Given.Now);
        client.Disable(Given.Now.AddDays(1));
        Assert.Equal(Given.Now, client.DisabledAt);
        client.Enable();
        client.Enable();

        Assert.Null(client.DisabledAt);
        Assert.Equal(4, client.Version);
    }

    [Fact]
    public void An_earlier_secret_works_until_the_overlap_is_over()
    {
        var client = Machine();

        client.AddSecret("second", Given.Now, TimeSpan.FromHours(24));

        Assert.True(Accepts(client, "first", Given.Now.AddHours(24).AddMilliseconds(-1)));
        Assert.False(Accepts(client, "first", Given.Now.AddHours(24)));
        Assert.True(Accepts(client, "second", Given.Now.AddYears(5)));
        Assert.False(Accepts(client, "third", Given.Now));
    }

    [Fact]
    public void A_longer_overlap_later_does_not_lengthen_what_ends_already()
    {
        var client = Machine();

        client.AddSecret("second", Given.Now, TimeSpan.FromHours(1));
        client.AddSecret("third", Given.Now, TimeSpan.FromHours(168));

        Assert.Equal([Given.Now.AddHours(1), Given.Now.AddHours(168), null], client.Secrets.Select(s => s.ExpiresAt));
    }

    [Fact]
    public void Secrets_that_are_over_go_with_the_next_rotation_and_their_number_is_not_used_again()
    {
        var client = Machine();

        client.AddSecret("second", Given.Now, TimeSpan.Zero);
        client.AddSecret("third", Given.Now.AddHours(1), TimeSpan.FromHours(1));

        Assert.Equal([2, 3], client.Secrets.Select(s => s.Ordinal));
    }

    [Fact]
    public void At_most_five_secrets_work_at_a_time_unless_the_others_end_at_once()
    {
        var client = Machine();
        for (var i = 2; i <= 5; i++) client.AddSecret($"{i}", Given.Now, TimeSpan.FromHours(1));

        Refused.With(ClientErrors.TooManySecrets, client, c => c.AddSecret("6", Given.Now, TimeSpan.FromHours(1)));
        client.AddSecret("6", Given.Now, TimeSpan.Zero);

        Assert.Equal([6], client.Secrets.Where(s => s.WorksAt(Given.Now)).Select(s => s.Ordinal));
    }

    [Fact]
    public void An_earlier_secret_can_be_ended_at_once_and_the_newest_never()
    {
        var client = Machine();
        Refused.With(ClientErrors.NewestSecret, client, c => c.EndSecret(1, Given.Now));
        client.AddSecret("second", Given.Now, TimeSpan.FromHours(24));

        client.EndSecret(1, Given.Now.AddHours(1));
        client.EndSecret(1, Given.Now.AddHours(2));

        Assert.False(Accepts(client, "first", Given.Now.AddHours(1)));
        Assert.Equal(4, client.Version);
        Refused.With(ClientErrors.NewestSecret, client, c => c.EndSecret(2, Given.Now));
        Refused.With(ClientErrors.SecretNotFound, client, c => c.EndSecret(3, Given.Now));
    }

    [Fact]
    public void A_client_that_can_keep_no_secret_gets_none() => Refused.With(ClientErrors.WithoutSecret,
        Client.Register("id", ClientKind.Public, Pages, Given.Officer, Given.Now), c => c.AddSecret("hash", Given.Now, TimeSpan.Zero));

    private static Client Machine()
    {
        var client = Client.Register("id", ClientKind.Machine, Of(ClientKind.Machine), Given.Officer, Given.Now);
        client.AddSecret("first", Given.Now, TimeSpan.Zero);
        return client;
    }

    private static ClientDetails Of(ClientKind kind) => kind switch
    {
        ClientKind.Machine => new ClientDetails("CRM", [], [], ["members.read"]),
        ClientKind.Device => new ClientDetails("TV", [], [], ["openid"]),
        _ => Pages,
    };

    private static bool Accepts(Client client, string hash, DateTimeOffset at) => client.Accepts(hash, at, string.Equals);
}
