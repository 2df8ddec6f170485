using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Identity;
using Membership.ApiTests.Members;
using Membership.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Jobs;

/// <summary>What happens by itself as time goes by (F27).</summary>
public sealed class HousekeepingTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Reminder = "Reminder: please confirm your email address";

    [Fact]
    public async Task An_unconfirmed_submission_is_reminded_once_after_three_days()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        host.Clock.Advance(TimeSpan.FromHours(71));
        await RunAsync();
        Assert.Single(await host.MailsAsync(email));
        host.Clock.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(RunAsync(), RunAsync());
        await RunAsync();
        var mails = await host.MailsAsync(email);
        Assert.Equal(2, mails.Count);
        Assert.Equal(Reminder, mails[0].Subject);
        (await host.ConfirmAsync(await host.MailedTokenAsync(email))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Members_are_not_reminded()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        await host.BecomeMemberAsync(People.Joining(email));
        host.Clock.Advance(TimeSpan.FromHours(80));
        await RunAsync();
        Assert.DoesNotContain(await host.MailsAsync(email), m => m.Subject == Reminder);
    }

    [Fact]
    public async Task An_unconfirmed_submission_is_deleted_after_ten_days()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var token = await host.MailedTokenAsync(email);
        host.Clock.Advance(TimeSpan.FromDays(9.9));
        await RunAsync();
        Assert.Equal(1, await CountAsync(email));
        host.Clock.Advance(TimeSpan.FromDays(0.2));
        await RunAsync();
        Assert.Equal(0, await CountAsync(email));
        (await host.ConfirmAsync(token)).Expect(HttpStatusCode.BadRequest, "verification.link_invalid");
        (await host.ResendAsync(email)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(2, (await host.MailsAsync(email)).Count);
        (await host.SubmitAsync(People.Joining(email))).Expect(HttpStatusCode.Accepted);
        (await host.ConfirmAsync(await host.MailedTokenAsync(email))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_confirmed_submission_keeps_nothing_of_the_person()
    {
        var email = People.NewEmail();
        await host.BecomeMemberAsync(People.Joining(email));
        Assert.Equal(0, await CountAsync(email));
        Assert.False(await host.OnDatabaseAsync(db => Task.FromResult(db.JoinSubmissions.Any(s => s.ConfirmedAt != null && (s.PasswordHash != "" || s.GivenName != "" || s.City != null)))));
    }

    [Fact]
    public async Task Expired_tokens_and_idempotency_keys_are_removed()
    {
        var person = await host.JoinAsync();
        (await person.Api.PostAsync("/api/v1/me/consents", """{"consents":[{"purpose":"directory","granted":true}]}""", ("Idempotency-Key", "housekeeping"))).Expect(HttpStatusCode.OK);
        Assert.True(await host.OnDatabaseAsync(db => Task.FromResult(db.OidcGrants.Any(g => g.MemberId == person.Id) && db.IdempotencyRecords.Any())));
        host.Clock.Advance(TimeSpan.FromHours(25));
        await RunAsync();
        Assert.False(await host.OnDatabaseAsync(db => Task.FromResult(db.OidcGrants.Any(g => g.MemberId == person.Id) || db.IdempotencyRecords.Any())));
    }

    [Fact]
    public async Task Old_sign_ins_sessions_and_changes_of_address_are_removed()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        await person.AskForEmailAsync(next);
        var link = await host.ConfirmLinkAsync(next);
        await RunAsync();
        Assert.Equal((1, 1, 1), await LeftAsync());
        host.Clock.Advance(TimeSpan.FromHours(49));
        // The link's own end is by the real clock; the wish's end counts too.
        Assert.Equal(EmailChangeSteps.Refused, await host.ConfirmEmailAsync(link));
        await RunAsync();
        Assert.Equal((1, 0, 0), await LeftAsync());
        host.Clock.Advance(TimeSpan.FromDays(89));
        await RunAsync();
        Assert.Equal((0, 0, 0), await LeftAsync());

        Task<(int, int, int)> LeftAsync() => host.OnDatabaseAsync(db => Task.FromResult((
            db.SignInEvents.Count(e => e.MemberId == person.Id), db.AccountSessions.Count(s => s.MemberId == person.Id), db.EmailChanges.Count(c => c.MemberId == person.Id))));
    }

    [Fact]
    public async Task Failed_sign_ins_of_nobody_are_kept_for_an_hour_and_those_of_members_longer()
    {
        var person = await host.JoinAsync();
        Assert.False(await host.CanSignInAsync(People.NewEmail()));
        Assert.False(await host.CanSignInAsync(person.Email, "guess"));
        await RunAsync();
        Assert.NotEqual(0, await OfNobodyAsync());
        var ofMember = await OfMemberAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        await RunAsync();
        Assert.Equal((0, ofMember), (await OfNobodyAsync(), await OfMemberAsync()));

        Task<int> OfNobodyAsync() => host.OnDatabaseAsync(db => Task.FromResult(db.SignInEvents.Count(e => e.MemberId == null)));
        Task<int> OfMemberAsync() => host.OnDatabaseAsync(db => Task.FromResult(db.SignInEvents.Count(e => e.MemberId == person.Id)));
    }

    private Task RunAsync() => host.Services.GetRequiredService<Housekeeping>().RunOnceAsync(CancellationToken.None);

    private Task<int> CountAsync(string email) => host.OnDatabaseAsync(db => Task.FromResult(db.JoinSubmissions.Count(s => s.Email == email)));
}
