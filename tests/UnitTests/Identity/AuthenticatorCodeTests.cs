using Membership.Infrastructure.Identity;

namespace Membership.UnitTests.Identity;

/// <summary>Codes as they are typed, and that each works once.</summary>
public sealed class AuthenticatorCodeTests
{
    [Theory]
    [InlineData("123456", "123456")]
    [InlineData(" 123 456 ", "123456")]
    [InlineData("123-456", "123456")]
    [InlineData("١٢٣٤٥٦", "123456")]
    [InlineData("12345", null)]
    [InlineData("1234567", null)]
    [InlineData("+12345", null)]
    [InlineData("12345a", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Six_digits_of_any_script_are_a_code(string? typed, string? expected) => Assert.Equal(expected, AuthenticatorCode.Normalize(typed));

    [Theory]
    [InlineData("abcde-fghjk", "ABCDE-FGHJK")]
    [InlineData("ABCDEFGHJK", "ABCDE-FGHJK")]
    [InlineData(" ab cde fghjk", "ABCDE-FGHJK")]
    [InlineData("ABCDE", null)]
    [InlineData(null, null)]
    public void Ten_letters_are_a_recovery_code(string? typed, string? expected) => Assert.Equal(expected, AuthenticatorCode.NormalizeRecovery(typed));

    [Fact]
    public void Keys_are_shown_in_groups() => Assert.Equal("ABCD EFGH IJ", AuthenticatorCode.Grouped("ABCDEFGHIJ"));

    [Fact]
    public void An_account_takes_each_code_once_as_long_as_the_code_could_be_valid()
    {
        var account = new Account { Id = Guid.NewGuid() };
        var codes = Enumerable.Range(0, 5).Select(n => $"00000{n}").ToList();
        Assert.All(codes, c => Assert.True(account.Take(c)));
        Assert.All(codes, c => Assert.False(account.Take(c)));
        Assert.True(account.Take("000005"));
        Assert.InRange(account.LastCodeHash!.Length, 1, 64);
    }

    [Theory]
    [InlineData(AuthenticationMethods.Password, AuthenticationMethods.PasswordAndCode)]
    [InlineData(AuthenticationMethods.External, AuthenticationMethods.ExternalAndCode)]
    [InlineData(AuthenticationMethods.Passkey, AuthenticationMethods.Passkey)]
    [InlineData(AuthenticationMethods.PasswordAndCode, AuthenticationMethods.PasswordAndCode)]
    public void A_code_makes_a_sign_in_stronger(string before, string after) => Assert.Equal(after, AuthenticationMethods.WithCode(before));
}
