using Membership.ApiTests.Hosting;
using Membership.Domain.Clients;
using Membership.Infrastructure.Identity;

namespace Membership.ApiTests.Identity;

/// <summary>The provider, and the host that trusts it.</summary>
public sealed class TwoHosts : IAsyncLifetime
{
    public const string Callback = "/account/external/partner/callback";

    public ApiHost Provider { get; } = new();

    public ApiHost Here { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Provider.InitializeAsync();
        Here = new TrustingHost(Provider.Address.GetLeftPart(UriPartial.Authority));
        await Here.InitializeAsync();
        await Provider.OnDatabaseAsync(async db =>
        {
            var profile = new ClientProfile("Membership", ["authorization_code"], ["openid", "profile", "email"], [new Uri(Here.Address, Callback).ToString()], [], RequireConsent: false);
            var client = new Client("membership-here", profile, isConfidential: true, null, DateTimeOffset.UnixEpoch);
            client.AddSecret(Handles.Hash(TrustingHost.Secret), DateTimeOffset.UnixEpoch, TimeSpan.Zero);
            db.Clients.Add(client);
            return await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync()
    {
        await Here.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

internal sealed class TrustingHost(string authority) : ApiHost
{
    public const string Secret = "the secret between the two hosts of this test";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Federation:Providers:0:Name"] = "partner",
        ["Federation:Providers:0:DisplayName"] = "Partner",
        ["Federation:Providers:0:Authority"] = authority,
        ["Federation:Providers:0:ClientId"] = "membership-here",
        ["Federation:Providers:0:ClientSecret"] = Secret,
    };
}
