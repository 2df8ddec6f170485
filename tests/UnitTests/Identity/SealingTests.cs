using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.UnitTests.Identity;

/// <summary>Cursors and mailed links cannot be read, changed or used elsewhere.</summary>
public sealed class SealingTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddLoginSystem(new ConfigurationBuilder().Build())
        .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
        .BuildServiceProvider();

    private static readonly ICursors Cursors = Services.GetRequiredService<ICursors>();
    private static readonly ILinkTokens Links = Services.GetRequiredService<ILinkTokens>();

    [Fact]
    public void A_cursor_opens_to_the_position_it_was_made_of() =>
        Assert.Equal(["gómez\u0001id", "", "638"], Cursors.Open("members/q", Cursors.Seal("members/q", "gómez\u0001id", "", "638")));

    [Fact]
    public void A_cursor_shows_nobodys_name() =>
        Assert.DoesNotContain("gomez", Cursors.Seal("members", "gomez"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_cursor_of_another_list_is_refused()
    {
        var cursor = Cursors.Seal("members/a", "x");

        Refused.With(CommonErrors.CursorInvalid, () => Cursors.Open("members/b", cursor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not base 64 !")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("é")]
    public void A_foreign_cursor_is_refused(string cursor) => Refused.With(CommonErrors.CursorInvalid, () => Cursors.Open("members", cursor));

    [Fact]
    public void A_changed_cursor_is_refused()
    {
        var cursor = Cursors.Seal("members", "x").ToCharArray();
        cursor[^5] = cursor[^5] == 'A' ? 'B' : 'A';

        Refused.With(CommonErrors.CursorInvalid, () => Cursors.Open("members", new string(cursor)));
    }

    [Fact]
    public void A_link_opens_for_its_purpose_only()
    {
        var token = Links.Seal("verify-email", "payload", TimeSpan.FromMinutes(1));

        Assert.Equal("payload", Links.Open("verify-email", token));
        Assert.Null(Links.Open("reset-password", token));
        Assert.Null(Links.Open("verify-email", token + "x"));
        Assert.Null(Links.Open("verify-email", ""));
    }

    [Fact]
    public void An_expired_link_opens_no_more() => Assert.Null(Links.Open("verify-email", Links.Seal("verify-email", "payload", TimeSpan.FromSeconds(-1))));

    [Fact]
    public void A_link_lives_ten_days_by_default() => Assert.Equal(TimeSpan.FromDays(10), new MembershipOptions().JoinLifetime);

    [Fact]
    public void Handles_are_random_and_stored_as_hashes()
    {
        var (one, other) = (Handles.New(), Handles.New());

        Assert.NotEqual(one, other);
        Assert.DoesNotContain(one, Handles.Hash(one), StringComparison.Ordinal);
        Assert.True(Handles.SameHash(Handles.Hash(one), Handles.Hash(one)));
        Assert.False(Handles.SameHash(Handles.Hash(one), Handles.Hash(other)));
        Assert.True(one.Length >= 43);
    }
}
