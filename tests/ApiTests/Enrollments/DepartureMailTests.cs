using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>Rules 16 and 23: leaders are told of every departure, with a reason code and no words; staff of the last approver's.</summary>
public sealed class DepartureMailTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Words = "these words are my own";

    [Theory]
    [InlineData("withdraw", "withdrew the request")]
    [InlineData("leave", "left the group")]
    [InlineData("remove", "was removed")]
    [InlineData("resignation", "global membership has ended")]
    [InlineData("consents", "global membership has ended")]
    [InlineData("terminate", "global membership has ended")]
    public async Task Whenever_anyone_departs_the_leaders_are_told_once_with_a_reason_code_and_no_words(string departure, string code)
    {
        using var chair = await host.DemoAsync("chair");
        using var administrator = await host.DemoAsync("administrator");
        var (person, name) = await NewcomerAsync();
        var id = departure is "withdraw" ? await person.Api.AskAsync(GroupSteps.Kenya) : await person.Api.EnterAsync(GroupSteps.Kenya, chair);
        Task<Answer> done = departure switch
        {
            "withdraw" or "leave" => person.Api.ActAsync(GroupSteps.Kenya, id, departure, Words),
            "remove" => chair.ActAsync(GroupSteps.Kenya, id, departure, Words),
            "resignation" => person.Api.PostAsync("/api/v1/me/resignation", new { reason = Words }),
            "consents" => person.Api.PostAsync("/api/v1/me/consents", new { consents = new[] { new { purpose = "storage", granted = false } } }),
            _ => administrator.PostAsync($"/api/v1/members/{person.Id}/terminate", new { reason = Words }),
        };
        (await done).Expect(HttpStatusCode.OK);
        foreach (var leader in (string[])["chair", "secretary", "membership"])
        {
            var mails = await AboutAsync($"{leader}@example.org", name);
            Assert.Equal(2, mails.Count);
            Assert.Contains(code, mails[0].Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Words, mails[0].Text, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Email, mails[0].Text, StringComparison.Ordinal);
        }
        Assert.Empty(await AboutAsync("treasurer@example.org", name));
    }

    [Fact]
    public async Task A_resignation_is_told_to_the_leaders_of_every_group_and_to_the_member()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (first, second) = (await host.NewGroupAsync(), await host.NewGroupAsync());
        var leaders = new[] { await host.NewOfficerAsync(administrator, first.Path, "chair"), await host.NewOfficerAsync(administrator, second.Path, "chair") };
        var (person, name) = await NewcomerAsync();
        await person.Api.EnterAsync(first.Path, administrator);
        await person.Api.AskAsync(second.Path);
        (await person.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        foreach (var (leader, place) in leaders.Zip([first, second]))
            Assert.Single(await AboutAsync(leader.Email, name), m => m.Subject.Contains("Departure", StringComparison.Ordinal) && m.Text.Contains(place.Name, StringComparison.Ordinal));
        Assert.Contains("ended your membership", (await host.MailsAsync(person.Email))[0].Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_last_officer_who_may_approve_does_not_leave_unnoticed_by_the_administrators(bool aloneInOffice)
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        if (!aloneInOffice)
        {
            await host.NewOfficerAsync(administrator, place.Path, "secretary");
            (await administrator.PutAsync($"{place.Path}/offices/secretary", new { rights = new[] { "seeCounts", "seeRoster" } })).Expect(HttpStatusCode.OK);
        }
        var before = (await AboutAsync("administrator@example.org", place.Name)).Count;
        (await chair.Api.ActAsync(place.Path, chair.EnrollmentId, "leave")).Expect(HttpStatusCode.OK);
        Assert.Equal(before + 1, (await AboutAsync("administrator@example.org", place.Name)).Count);
    }

    // A name that no other mail in this host holds.
    private async Task<(Person Person, string Name)> NewcomerAsync()
    {
        var name = $"Newcomer{Guid.NewGuid():N}";
        return (await host.JoinAsync("Wambui", name), name);
    }

    private async Task<IReadOnlyList<Hosting.Mail>> AboutAsync(string leader, string name) =>
        [.. (await host.MailsAsync(leader)).Where(m => m.Text.Contains(name, StringComparison.Ordinal))];
}
