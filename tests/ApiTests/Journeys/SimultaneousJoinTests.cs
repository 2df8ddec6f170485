using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Journeys;

/// <summary>Many people, or one person in a hurry, joining at the same moment.</summary>
public sealed class SimultaneousJoinTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient _anonymous = host.Client();

    [Fact]
    public async Task The_same_link_used_twice_at_once_gives_one_member()
    {
        var email = People.NewEmail();
        (await _anonymous.PostAsync("/api/v1/members", People.Joining(email))).Expect(HttpStatusCode.Accepted);
        var token = await host.MailedTokenAsync(email);
        var answers = await AtOnceAsync([token, token, token]);
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.Equal(2, answers.Count(a => a.Status is HttpStatusCode.Conflict));
        Assert.Equal(1, await MembersAsync(email));
        await host.SignInAsync(email);
    }

    [Fact]
    public async Task Two_links_for_one_address_used_at_once_give_one_member()
    {
        var email = People.NewEmail();
        var tokens = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            (await _anonymous.PostAsync("/api/v1/members", People.Joining(email))).Expect(HttpStatusCode.Accepted);
            tokens.Add(await host.MailedTokenAsync(email));
        }
        var answers = await AtOnceAsync(tokens);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Equal(1, await MembersAsync(email));
    }

    [Fact]
    public async Task A_hundred_people_join_and_confirm_at_once_and_none_is_lost()
    {
        var emails = Enumerable.Range(0, 100).Select(_ => People.NewEmail()).ToList();
        var joins = await Task.WhenAll(emails.Select(e => Task.Run(() => _anonymous.PostAsync("/api/v1/members", People.Joining(e)))));
        Assert.All(joins, a => a.Expect(HttpStatusCode.Accepted));
        var tokens = await Task.WhenAll(emails.Select(host.MailedTokenAsync));
        Assert.Equal(100, tokens.Distinct().Count());

        var members = await AtOnceAsync(tokens);
        Assert.All(members, a => a.Expect(HttpStatusCode.OK));
        Assert.Equal(emails, members.Select(a => (string)a.Json["email"]!));
        Assert.Equal(100, members.Select(a => (string)a.Json["memberNumber"]!).Distinct().Count());
        foreach (var email in emails)
        {
            Assert.Equal(1, await MembersAsync(email));
            Assert.Single(await host.MailsAsync(email));
        }
    }

    private Task<Answer[]> AtOnceAsync(IEnumerable<string> tokens) =>
        Task.WhenAll(tokens.Select(token => Task.Run(() => _anonymous.PostAsync("/api/v1/members/verification", new { token }))));

    private Task<int> MembersAsync(string email) => host.OnDatabaseAsync(db => db.Members.CountAsync(m => m.EmailKey == email));
}
