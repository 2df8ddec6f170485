using System.Globalization;
using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>The public number and its check digit (ISO 7064 MOD 11,10).</summary>
public sealed class MemberNumberTests
{
    private static readonly List<string> Sample = [.. Enumerable.Range(0, 200).Select(_ => MemberNumber.Next())];

    [Fact]
    public void A_number_has_ten_digits_and_no_leading_zero() =>
        Assert.All(Sample, n =>
        {
            Assert.Equal((10, 10), (n.Length, MemberNumber.Length));
            Assert.All(n, c => Assert.True(char.IsAsciiDigit(c)));
            Assert.NotEqual('0', n[0]);
        });

    [Fact]
    public void A_new_number_is_valid() => Assert.All(Sample, n => Assert.True(MemberNumber.IsValid(n)));

    // Computed by hand after the standard.
    [Theory]
    [InlineData("1366959769", true)]
    [InlineData("1234567897", true)]
    [InlineData("1366959768", false)]
    public void The_check_digit_is_the_standards(string number, bool valid) => Assert.Equal(valid, MemberNumber.IsValid(number));

    [Fact]
    public void Every_single_wrong_digit_is_noticed() =>
        Assert.All(Sample, n =>
        {
            foreach (var wrong in from i in Enumerable.Range(0, n.Length) from d in "0123456789" where d != n[i] select n[..i] + d + n[(i + 1)..])
                Assert.False(MemberNumber.IsValid(wrong), $"{wrong} passes for {n}");
        });

    [Fact]
    public void Most_transpositions_of_neighbours_are_noticed()
    {
        var swapped = (from n in Sample
                       from i in Enumerable.Range(0, n.Length - 1)
                       where n[i] != n[i + 1]
                       select $"{n[..i]}{n[i + 1]}{n[i]}{n[(i + 2)..]}").ToList();

        var noticed = swapped.Count(s => !MemberNumber.IsValid(s)) / (double)swapped.Count;

        Assert.True(noticed > 0.95, noticed.ToString("P1", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("123456789")]
    [InlineData("13669597690")]
    [InlineData("136695976x")]
    [InlineData(" 366959760")]
    [InlineData("١٣٦٦٩٥٩٧٦٩")]
    public void What_is_not_ten_digits_is_no_number(string number) => Assert.False(MemberNumber.IsValid(number));
}
