using System.Net;
using System.Text.Json;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Input of every bad kind is a problem that names the field, and leaves nothing behind.</summary>
public sealed class BadInputTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("givenName", "null")]
    [InlineData("givenName", "\"\"")]
    [InlineData("givenName", "\" \\u3000 \"")]
    [InlineData("givenName", "7")]
    [InlineData("givenName", "[\"a\"]")]
    [InlineData("givenName", "{}")]
    [InlineData("givenName", "true")]
    [InlineData("givenName", "\"a\\u0000b\"")]
    [InlineData("givenName", "\"a\\nb\"")]
    [InlineData("givenName", "\"a\\u001b[31mb\"")]
    [InlineData("givenName", "\"\\ud800\"")]
    [InlineData("givenName", "\"a\\udc00b\"")]
    [InlineData("givenName", "\"\\u202eevil\"")]
    [InlineData("givenName", "\"\\ufffe\"")]
    [InlineData("givenName", "\"\\u200b\"")]
    [InlineData("givenName", "\"\\u200d\\u200e\"")]
    [InlineData("familyName", "\"a\\u2028b\"")]
    [InlineData("familyName", "\"\\ud83d\"")]
    [InlineData("familyName", "5.5")]
    [InlineData("city", "\"\\u0007\"")]
    [InlineData("city", "\"x\\udfff\"")]
    [InlineData("email", "null")]
    [InlineData("email", "\"\"")]
    [InlineData("email", "\"plain\"")]
    [InlineData("email", "\"a@b\"")]
    [InlineData("email", "\"@example.com\"")]
    [InlineData("email", "\"a@@example.com\"")]
    [InlineData("email", "\"a b@example.com\"")]
    [InlineData("email", "\"Name <a@example.com>\"")]
    [InlineData("email", "\"a@example.com,b@example.com\"")]
    [InlineData("email", "\"a@exa_mple.com\"")]
    [InlineData("email", "\"a..b@example.com\"")]
    [InlineData("email", "\"a@example..com\"")]
    [InlineData("email", "\"a@[127.0.0.1]\"")]
    [InlineData("email", "\"a@example.com\\r\\nBcc: b@example.com\"")]
    [InlineData("email", "\"\\ud800@example.com\"")]
    [InlineData("password", "null")]
    [InlineData("password", "\"\"")]
    [InlineData("password", "\"short\"")]
    [InlineData("password", "\"aaaaaaaaaaaa\"")]
    [InlineData("password", "\"\\ud800 a long phrase\"")]
    [InlineData("country", "\"XX\"")]
    [InlineData("country", "\"ke\"")]
    [InlineData("country", "\"KEN\"")]
    [InlineData("country", "null")]
    [InlineData("country", "254")]
    [InlineData("language", "\"xx-klingon\"")]
    [InlineData("language", "\"EN\"")]
    [InlineData("language", "\"qq\"")]
    [InlineData("language", "null")]
    [InlineData("consents", "null")]
    [InlineData("consents", "[]")]
    [InlineData("consents", "{}")]
    [InlineData("consents", "[null]")]
    [InlineData("consents", "\"storage\"")]
    [InlineData("consents", "[{\"purpose\":\"email\",\"granted\":true}]")]
    [InlineData("consents", "[{\"purpose\":\"storage\",\"granted\":false}]")]
    [InlineData("consents", "[{\"purpose\":\"storage\",\"granted\":1}]")]
    [InlineData("consents", "[{\"purpose\":\"everything\",\"granted\":true}]")]
    [InlineData("consents", "[{\"purpose\":\"storage\",\"granted\":true},{\"purpose\":\"storage\",\"granted\":true}]")]
    public async Task Join_refuses_a_bad_value_and_names_its_field(string field, string json)
    {
        var answer = await host.RefusedJoinAsync(JoinBody.With(field, json));
        Assert.Contains(answer.Fields, f => f.Split('.', '[')[0] == field);
        Assert.All(answer.Fields, f => Assert.Equal(field, f.Split('.', '[')[0]));
    }

    [Theory]
    [InlineData("givenName")]
    [InlineData("familyName")]
    [InlineData("city")]
    [InlineData("password")]
    [InlineData("email")]
    [InlineData("country")]
    [InlineData("language")]
    public async Task Join_refuses_ten_thousand_characters(string field)
    {
        foreach (var piece in new[] { "x", "é", "😀" })
            Assert.Equal([field], (await host.RefusedJoinAsync(JoinBody.With(field, JsonSerializer.Serialize(string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length)))))).Fields);
    }

    // In normal form C each of these is two or three characters: what counts is what is stored.
    [Theory]
    [InlineData("\u0958", 100)]
    [InlineData("\ufb2c", 100)]
    [InlineData("\U0001D160", 50)]
    public async Task A_name_that_grows_in_normal_form_is_never_longer_than_the_limit(string character, int times)
    {
        var email = People.NewEmail();
        var answer = await host.SubmitAsync(People.Joining(email, string.Concat(Enumerable.Repeat(character, times))));
        if (answer.Status is HttpStatusCode.BadRequest) return;
        var stored = await host.OnDatabaseAsync(db => Task.FromResult(db.JoinSubmissions.Single(s => s.Email == email).GivenName));
        Assert.InRange(stored.Length, 1, Domain.Members.PersonName.MaxLength);
    }
}
