using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>Rule 16: leaders are told of requests, applicants of decisions; nobody is told too much.</summary>
public sealed class LeaderMailTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Words = "these words are my own";

    [Fact]
    public async Task A_request_is_told_once_to_every_leader_who_may_approve_and_to_nobody_else()
    {
        var (person, name) = await NewcomerAsync();
        (await person.Api.PostAsync($"{GroupSteps.Kenya}/enrollments", new { message = Words })).Expect(HttpStatusCode.Created);
        foreach (var leader in (string[])["chair", "secretary", "membership"])
        {
            var mail = Assert.Single(await AboutAsync($"{leader}@example.org", name));
            Assert.Contains("Kenya", mail.Subject, StringComparison.Ordinal);
            Assert.Contains($"\n{new Uri(host.Address, "/account/requests")}\n", mail.Text, StringComparison.Ordinal);
        }
        foreach (var other in (string[])["treasurer", "administrator", "chair.tt"]) Assert.Empty(await AboutAsync($"{other}@example.org", name));
    }

    [Fact]
    public async Task The_applicant_is_told_of_each_decision_with_its_reason()
    {
        using var secretary = await host.DemoAsync("secretary");
        var (person, _) = await NewcomerAsync();
        var id = await person.Api.AskAsync(GroupSteps.Kenya);
        (await secretary.ActAsync(GroupSteps.Kenya, id, "decline", "Tafadhali <b>jaribu</b> tena.")).Expect(HttpStatusCode.OK);
        var declined = (await host.MailsAsync(person.Email))[0];
        Assert.Contains("Kenya", declined.Subject, StringComparison.Ordinal);
        Assert.Contains("Tafadhali <b>jaribu</b> tena.", declined.Text, StringComparison.Ordinal);

        id = await person.Api.EnterAsync(GroupSteps.Kenya, secretary);
        var before = (await host.MailsAsync(person.Email)).Count;
        (await secretary.ActAsync(GroupSteps.Kenya, id, "suspend", "A complaint.")).Expect(HttpStatusCode.OK);
        Assert.Contains("A complaint.", (await host.MailsAsync(person.Email))[0].Text, StringComparison.Ordinal);
        (await secretary.ActAsync(GroupSteps.Kenya, id, "reinstate")).Expect(HttpStatusCode.OK);
        (await secretary.ActAsync(GroupSteps.Kenya, id, "remove", "Once too often.")).Expect(HttpStatusCode.OK);
        var mails = await host.MailsAsync(person.Email);
        Assert.Contains("Once too often.", mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(before + 3, mails.Count);
    }

    [Fact]
    public async Task An_open_group_welcomes_the_member_and_tells_the_leaders_who_see_the_roster()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync(open: true);
        var chair = await LeaderOfOpenGroupAsync(administrator, place, "chair");
        var treasurer = await LeaderOfOpenGroupAsync(administrator, place, "treasurer");
        var (person, name) = await NewcomerAsync();
        await person.Api.AskAsync(place.Path);
        Assert.Contains(place.Name, (await host.MailsAsync(person.Email))[0].Subject, StringComparison.Ordinal);
        Assert.Single(await AboutAsync(chair.Email, name));
        Assert.Empty(await AboutAsync(treasurer.Email, name));
    }

    [Fact]
    public async Task A_request_to_a_group_without_an_officer_who_may_approve_goes_to_the_administrators()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var treasurer = await host.NewOfficerAsync(administrator, place.Path, "treasurer");
        var (person, name) = await NewcomerAsync();
        var id = await person.Api.AskAsync(place.Path);
        Assert.Single(await AboutAsync("administrator@example.org", name));
        Assert.Empty(await AboutAsync(treasurer.Email, name));
        (await person.Api.ActAsync(place.Path, id, "withdraw")).Expect(HttpStatusCode.OK);
        Assert.Equal(2, (await AboutAsync("administrator@example.org", name)).Count);
    }

    [Fact]
    public async Task Leaders_are_written_to_in_their_own_language()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        (await chair.Api.PatchAsync("/api/v1/me", new { language = "fr" })).Expect(HttpStatusCode.OK);
        var (person, name) = await NewcomerAsync();
        var id = await person.Api.AskAsync(place.Path);
        (await person.Api.ActAsync(place.Path, id, "withdraw")).Expect(HttpStatusCode.OK);
        Assert.Equal([$"Départ de {place.Name}", $"Nouvelle demande d’inscription à {place.Name}"], (await AboutAsync(chair.Email, name)).Select(m => m.Subject));
    }

    private async Task<Person> LeaderOfOpenGroupAsync(ApiClient administrator, Place place, string office)
    {
        var leader = await host.JoinAsync();
        await leader.Api.AskAsync(place.Path);
        (await administrator.AppointAsync(place.Path, leader.Id, office)).Expect(HttpStatusCode.Created);
        return leader;
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
