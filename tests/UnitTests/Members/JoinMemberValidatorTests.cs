using Membership.Application.Members;

namespace Membership.UnitTests.Members;

/// <summary>The shape of a request to join.</summary>
public sealed class JoinMemberValidatorTests
{
    private static readonly JoinMemberValidator Validator = new();

    private static readonly JoinMemberCommand Good = new("Wanjikũ", "Mwangi", "wanjiku@example.com", "a long phrase of your own", "KE", "Nairobi", "en",
        [new(ConsentPurpose.Storage, true), new(ConsentPurpose.Email, true), new(ConsentPurpose.Directory, false), new(ConsentPurpose.ChapterSharing, false)]);

    public static TheoryData<string> HarmlessTexts => Validated.HarmlessTexts;

    [Fact]
    public void A_complete_request_is_accepted() => Validated.Accepts(Validator, Good);

    [Fact]
    public void Family_name_and_city_may_be_missing() => Validated.Accepts(Validator, Good with { FamilyName = null, City = null });

    [Fact]
    public void Storage_alone_may_be_answered() => Validated.Accepts(Validator, Good with { Consents = [new(ConsentPurpose.Storage, true)] });

    [Theory]
    [InlineData("Suharto")]
    [InlineData("李")]
    [InlineData("عبد الرحمن")]
    [InlineData("ወለተ")]
    [InlineData("𞤀𞤣𞤢𞤥")]
    [InlineData("🦊")]
    public void Names_of_every_script_are_accepted(string name) => Validated.Accepts(Validator, Good with { GivenName = name, FamilyName = name, City = name });

    [Theory]
    [MemberData(nameof(HarmlessTexts))]
    public void Sql_and_html_are_ordinary_text(string text) => Validated.Accepts(Validator, Good with { GivenName = text, FamilyName = text, City = text, Password = text + "longer" });

    [Theory]
    [InlineData("givenName", null)]
    [InlineData("givenName", "")]
    [InlineData("givenName", " \u3000")]
    [InlineData("givenName", "a\0b")]
    [InlineData("givenName", "a\nb")]
    [InlineData("givenName", "ab\u202Ecd")]
    [InlineData("familyName", "a\u0007b")]
    [InlineData("familyName", "a\nb")]
    [InlineData("email", null)]
    [InlineData("email", "")]
    [InlineData("email", "nobody")]
    [InlineData("email", "a@b@example.org")]
    [InlineData("password", null)]
    [InlineData("password", "")]
    [InlineData("country", null)]
    [InlineData("country", "")]
    [InlineData("country", "ke")]
    [InlineData("country", "ZZ")]
    [InlineData("city", "a\0b")]
    [InlineData("language", null)]
    [InlineData("language", "")]
    [InlineData("language", "EN")]
    [InlineData("language", "klingon")]
    public void A_bad_value_is_named(string field, string? value) => Validated.Names(field, Validator, With(field, value));

    [Theory]
    [InlineData("givenName", 100)]
    [InlineData("familyName", 100)]
    [InlineData("city", 100)]
    [InlineData("password", 256)]
    public void Texts_have_a_longest_length(string field, int longest)
    {
        Validated.Accepts(Validator, With(field, new string('a', longest)));
        Validated.Names(field, Validator, With(field, new string('a', longest + 1)));
    }

    [Theory]
    [InlineData("givenName")]
    [InlineData("familyName")]
    [InlineData("email")]
    [InlineData("city")]
    public void A_lone_surrogate_is_named(string field) => Validated.Names(field, Validator, With(field, "a\uD83D@example.org"));

    [Fact]
    public void Consents_are_needed_each_purpose_once()
    {
        Validated.Names("consents", Validator, Good with { Consents = null! });
        Validated.Names("consents", Validator, Good with { Consents = [] });
        Validated.Names("consents", Validator, Good with { Consents = [null!] });
        Validated.Names("consents", Validator, Good with { Consents = [new(ConsentPurpose.Storage, true), new(ConsentPurpose.Storage, false)] });
    }

    private static JoinMemberCommand With(string field, string? value) => field switch
    {
        "givenName" => Good with { GivenName = value! },
        "familyName" => Good with { FamilyName = value },
        "email" => Good with { Email = value! },
        "password" => Good with { Password = value! },
        "country" => Good with { Country = value! },
        "city" => Good with { City = value },
        _ => Good with { Language = value! },
    };
}
