using Membership.Domain.Dues;
using Membership.UnitTests.Organizations;

namespace Membership.UnitTests.Dues;

/// <summary>Bank account numbers: the examples of the registry, and what is wrong with others.</summary>
public sealed class IbanTests
{
    public static TheoryData<string> Examples =>
    [
        "AD1200012030200359100100", "AE070331234567890123456", "AT611904300234573201", "BE68539007547034", "BR1800360305000010009795493C1",
        "CH9300762011623852957", "CZ6508000000192000145399", "DE89370400440532013000", "DK5000400440116243", "EE382200221020145685",
        "EG380019000500000000263180002", "ES9121000418450200051332", "FI2112345600000785", "FR1420041010050500013M02606", "GB29NWBK60161331926819",
        "GR1601101250000000012300695", "HU42117730161111101800000000", "IE29AIBK93115212345678", "IL620108000000099999999", "IT60X0542811101000000123456",
        "JO94CBJO0010000000000131000302", "KW81CBKU0000000000001234560101", "LU280019400644750000", "MT84MALT011000012345MTLCAST001S",
        "MU17BOMM0101101030300200000MUR", "NL91ABNA0417164300", "NO9386011117947", "PK36SCBL0000001123456702", "PL61109010140000071219812874",
        "PT50000201231234567890154", "QA58DOHB00001234567890ABCDEFG", "RO49AAAA1B31007593840000", "SA0380000000608010167519", "SE4550000000058398257466",
        "TN5910006035183598478831", "TR330006100519786457841326", "UA213223130000026007233566001", "VA59001123000012345678", "XK051212012345678906",
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_the_registry_are_accepted(string iban) => Assert.Equal(iban, Iban.TryParse(iban));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_single_wrong_digit_is_noticed(string iban) =>
        Assert.All(Mistakes.OneDigit(iban), wrong => Assert.Null(Iban.TryParse(wrong)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Two_neighbours_in_the_wrong_order_are_noticed(string iban) =>
        Assert.All(Mistakes.Swapped(iban), wrong => Assert.Null(Iban.TryParse(wrong)));

    [Theory]
    [InlineData("GB29 NWBK 6016 1331 9268 19")]
    [InlineData(" gb29nwbk60161331926819 ")]
    [InlineData("GB29\u00A0NWBK\u00A06016\u00A01331\u00A09268\u00A019")]
    public void Spaces_and_small_letters_make_no_difference(string text) => Assert.Equal("GB29NWBK60161331926819", Iban.TryParse(text));

    [Theory]
    [InlineData("DE8937040044053201300")]
    [InlineData("DE893704004405320130000")]
    [InlineData("DE89")]
    public void The_length_is_that_of_the_country(string text) => Assert.Null(Iban.TryParse(text));

    [Theory]
    [InlineData("US64SVBKUS6S3300958879")]
    [InlineData("ZZ89370400440532013000")]
    [InlineData("89DE370400440532013000")]
    public void The_country_is_one_that_issues_them(string text) => Assert.Null(Iban.TryParse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("    ")]
    [InlineData("GB29-NWBK-6016-1331-9268-19")]
    [InlineData("IBAN GB29NWBK60161331926819")]
    [InlineData("GB29NWBK6016133192681٩")]
    [InlineData("GBXXNWBK60161331926819")]
    public void Other_texts_are_no_iban(string? text) => Assert.Null(Iban.TryParse(text));

    [Fact]
    public void Check_digits_outside_of_02_to_98_are_refused_though_the_remainder_is_right()
    {
        var accepted = Enumerable.Range(0, 100).Select(c => $"DE{c:00}{1_234_567_890_123_456_78:000000000000000000}").Where(i => Iban.TryParse(i) is not null);

        Assert.Single(accepted);
        Assert.All(Enumerable.Range(0, 500), account => Assert.All(["00", "01", "99"], c => Assert.Null(Iban.TryParse($"DE{c}{account:000000000000000000}"))));
    }

    [Fact]
    public void An_endless_text_is_refused() => Assert.Null(Iban.TryParse(new string(' ', 100_000) + "GB29NWBK60161331926819"));
}
