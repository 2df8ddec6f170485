using Membership.Application.Members;

namespace Membership.UnitTests.Members;

/// <summary>The shape of a changed profile, for the member and for staff.</summary>
public sealed class ProfilePatchValidatorTests
{
    private static readonly UpdateMeValidator Own = new();
    private static readonly UpdateMemberValidator Staff = new();

    public static TheoryData<string> HarmlessTexts => Validated.HarmlessTexts;

    [Fact]
    public void A_patch_of_some_fields_is_accepted() => Accepts(Patch() with { City = new("Kisumu"), Language = new("sw") });

    [Fact]
    public void An_empty_patch_is_accepted() => Accepts(Patch());

    [Fact]
    public void Family_name_and_city_may_be_cleared() => Accepts(Patch() with { FamilyName = new(null), City = new(null) });

    [Theory]
    [MemberData(nameof(HarmlessTexts))]
    public void Sql_and_html_are_ordinary_text(string text) => Accepts(Patch() with { GivenName = new(text), FamilyName = new(text), City = new(text) });

    [Theory]
    [InlineData("givenName", null)]
    [InlineData("givenName", " ")]
    [InlineData("givenName", "a\0b")]
    [InlineData("familyName", "a\nb")]
    [InlineData("country", null)]
    [InlineData("country", "xx")]
    [InlineData("city", "a\u2028b")]
    [InlineData("language", null)]
    [InlineData("language", "en_GB")]
    public void A_bad_value_is_named(string field, string? value) => Names(field, With(field, value));

    [Theory]
    [InlineData("givenName")]
    [InlineData("familyName")]
    [InlineData("city")]
    public void Texts_have_a_longest_length(string field)
    {
        Accepts(With(field, new string('ä', 100)));
        Names(field, With(field, new string('ä', 101)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void Staff_say_why(string? reason) => Validated.Names("reason", Staff, ForStaff(Patch() with { City = new("Kisumu") }, reason));

    private static ProfilePatch Patch() => new(default, default, default, default, default);

    private static ProfilePatch With(string field, string? value) => field switch
    {
        "givenName" => Patch() with { GivenName = new(value) },
        "familyName" => Patch() with { FamilyName = new(value) },
        "country" => Patch() with { Country = new(value) },
        "city" => Patch() with { City = new(value) },
        _ => Patch() with { Language = new(value) },
    };

    private static void Accepts(ProfilePatch p)
    {
        Validated.Accepts(Own, new UpdateMeCommand(p.GivenName, p.FamilyName, p.Country, p.City, p.Language));
        Validated.Accepts(Staff, ForStaff(p, "asked for by mail"));
    }

    private static void Names(string field, ProfilePatch p)
    {
        Validated.Names(field, Own, new UpdateMeCommand(p.GivenName, p.FamilyName, p.Country, p.City, p.Language));
        Validated.Names(field, Staff, ForStaff(p, "asked for by mail"));
    }

    private static UpdateMemberCommand ForStaff(ProfilePatch p, string? reason) => new(p.GivenName, p.FamilyName, p.Country, p.City, p.Language, reason!);
}
