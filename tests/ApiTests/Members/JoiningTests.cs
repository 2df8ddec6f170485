using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Asking to join: names of every script, addresses as written, and answers that tell nothing (rule 22).</summary>
public sealed class JoiningTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("Ọlábísí", "Adéyẹmí-O'Neill")]
    [InlineData("محمد", "العربي")]
    [InlineData("ሰላማዊት", "ተስፋዬ")]
    [InlineData("मृणाल", "क्षत्रिय")]
    [InlineData("花子", "中村")]
    [InlineData("Thị Ánh", "Nguyễn")]
    [InlineData("𐐔𐐯𐑅", "𠮷野")]
    [InlineData("Suharto", null)]
    [InlineData("X", null)]
    public async Task Join_keeps_names_of_every_script_as_written(string given, string? family)
    {
        var member = await host.BecomeMemberAsync(People.Joining(People.NewEmail(), given, family));
        Assert.Equal(given, (string)member["givenName"]!);
        Assert.Equal(family, (string?)member["familyName"]);
    }

    [Fact]
    public async Task Join_trims_and_normalizes_names()
    {
        var member = await host.BecomeMemberAsync(People.Joining(People.NewEmail(), "  Jose\u0301 ", "   ", "\tKisumu".TrimStart()));
        Assert.Equal("José", (string)member["givenName"]!);
        Assert.Null((string?)member["familyName"]);
        Assert.Equal("Kisumu", (string)member["city"]!);
    }

    [Fact]
    public async Task Emoji_in_a_name_are_taken_alike_when_joining_and_in_the_profile()
    {
        const string name = "Zoë 🌍👩🏾‍💻";
        var joining = await host.SubmitAsync(People.Joining(People.NewEmail(), name));
        var person = await host.JoinAsync();
        var changing = await person.Api.PatchAsync("/api/v1/me", new { givenName = name });
        Assert.Equal(joining.Status is HttpStatusCode.Accepted, changing.Status is HttpStatusCode.OK);
        if (changing.Status is HttpStatusCode.OK) Assert.Equal(name, (string)changing.Json["givenName"]!);
    }

    [Fact]
    public async Task An_address_is_kept_as_written_and_compared_without_case()
    {
        var id = $"{Guid.NewGuid():N}";
        var member = await host.BecomeMemberAsync(People.Joining($"José.{id}@Example.COM"));
        Assert.Equal($"José.{id}@Example.COM", (string)member["email"]!);
        Assert.True(await host.CanSignInAsync($"josé.{id}@example.com"));
        Assert.True(await host.CanSignInAsync($"JOSE\u0301.{id}@EXAMPLE.com"));

        (await host.SubmitAsync(People.Joining($"JOSÉ.{id}@example.com"))).Expect(HttpStatusCode.Accepted);
        var mail = Assert.Single(await host.MailsAsync($"JOSÉ.{id}@example.com"));
        Assert.Equal("This address already has a membership", mail.Subject);
    }

    [Theory]
    [InlineData("پارسا@مثال.إختبار")]
    [InlineData("用户@例子.广告")]
    [InlineData("wanjikũ+news@sub.example.co.ke")]
    [InlineData("o'neill@example.com")]
    public async Task International_addresses_are_welcome(string email)
    {
        (await host.SubmitAsync(People.Joining(email))).Expect(HttpStatusCode.Accepted);
        Assert.Single(await host.MailsAsync(email));
    }

    [Fact]
    public async Task A_trailing_dot_makes_no_second_address()
    {
        var email = People.NewEmail();
        await host.BecomeMemberAsync(People.Joining(email));
        var answer = await host.SubmitAsync(People.Joining(email + "."));
        if (answer.Status is HttpStatusCode.BadRequest) return;
        Assert.Equal("This address already has a membership", (await host.MailsAsync(email + "."))[0].Subject);
    }

    [Fact]
    public async Task Join_answers_the_same_for_unknown_known_and_resigned_addresses()
    {
        var active = await host.JoinAsync();
        var resigned = await host.JoinAsync();
        (await resigned.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        var waiting = People.NewEmail();
        await host.SubmitAsync(People.Joining(waiting));

        var reference = (await host.SubmitAsync(People.Joining(People.NewEmail()))).Expect(HttpStatusCode.Accepted);
        foreach (var email in new[] { active.Email, resigned.Email, waiting, "secretary@example.org" })
        {
            var answer = await host.SubmitAsync(People.Joining(email));
            Assert.Equal((reference.Status, reference.Text), (answer.Status, answer.Text));
            Assert.Equal(reference.Headers.Select(h => h.Key).Order(), answer.Headers.Select(h => h.Key).Order());
            var resent = await host.ResendAsync(email);
            Assert.Equal((reference.Status, reference.Text), (resent.Status, resent.Text));
        }
        Assert.Equal(reference.Text, (await host.ResendAsync(People.NewEmail())).Text);
        Assert.Equal("pendingEmail", (string)reference.Json["status"]!);
    }

    [Fact]
    public async Task Only_the_owner_of_an_address_learns_by_mail_what_it_is()
    {
        var unknown = People.NewEmail();
        await host.SubmitAsync(People.Joining(unknown));
        var mail = Assert.Single(await host.MailsAsync(unknown));
        Assert.Equal("Please confirm your email address", mail.Subject);
        Assert.Contains($"{host.Address}account/verify?token=", mail.Text, StringComparison.Ordinal);

        var active = await host.JoinAsync();
        await host.SubmitAsync(People.Joining(active.Email));
        mail = (await host.MailsAsync(active.Email))[0];
        Assert.Equal("This address already has a membership", mail.Subject);
        Assert.DoesNotContain("/account/verify", mail.Text, StringComparison.Ordinal);

        (await active.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        await host.SubmitAsync(People.Joining(active.Email));
        mail = (await host.MailsAsync(active.Email))[0];
        Assert.Equal("Come back to your membership", mail.Subject);
        Assert.Contains("/account/verify?token=", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_again_for_a_link_sends_a_known_member_none()
    {
        var active = await host.JoinAsync();
        await host.ResendAsync(active.Email);
        Assert.DoesNotContain(await host.MailsAsync(active.Email), m => m.Subject != "Please confirm your email address");
        Assert.Single(await host.MailsAsync(active.Email));
    }

    [Fact]
    public async Task An_unverified_person_cannot_sign_in()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        Assert.False(await host.CanSignInAsync(email));
        await host.ConfirmAsync(await host.MailedTokenAsync(email));
        Assert.True(await host.CanSignInAsync(email));
    }

    [Fact]
    public async Task A_new_member_has_a_number_with_a_check_digit_and_the_profile_that_was_asked_for()
    {
        var email = People.NewEmail();
        var member = await host.BecomeMemberAsync(People.Joining(email).With("language", "pt-BR").With("country", "BR"));
        Assert.True(Domain.Members.MemberNumber.IsValid((string)member["memberNumber"]!));
        Assert.Equal(("active", "BR", "pt-BR"), ((string)member["status"]!, (string)member["country"]!, (string)member["language"]!));
        using var api = host.Client(await host.SignInAsync(email));
        Assert.Equal(member.ToJsonString(), (await api.GetAsync("/api/v1/me")).Json.ToJsonString());
    }
}
