using System.Reflection;
using System.Text.RegularExpressions;
using Membership.Application.Common;
using Membership.Application.Representatives;

namespace Membership.ArchitectureTests;

/// <summary>Codes that stand for reasons are known, so that whatever else stands there is taken for somebody's words.</summary>
public sealed partial class ReasonCodesTests
{
    [Fact]
    public void Every_code_of_a_decision_is_known()
    {
        var codes = Repository.Files("src", ".cs").Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal)).SelectMany(f => Repository.Read(f).Split('\n'))
            .Where(l => Decides().IsMatch(l) && !l.Contains("AuditEvent", StringComparison.Ordinal)).SelectMany(l => Code().Matches(l)).Select(m => m.Groups["code"].Value).ToList();

        Assert.Contains("graceEnded", codes);
        Offenders.None(codes.Concat(typeof(EndingReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!)).Where(c => !Masking.ReasonCodes.Contains(c)));
    }

    [Theory]
    [InlineData("left", "left")]
    [InlineData("fraud", null)]
    [InlineData("Liar", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void What_people_wrote_is_no_code(string? reason, string? shown) => Assert.Equal(shown, Masking.Code(reason));

    [GeneratedRegex(@"new Decision\(|\bDecision\(""|[dD]ecision with \{|\bDecision \w+\(.*=> new\(|const string Reason\b")]
    private static partial Regex Decides();

    [GeneratedRegex("(?<!\\$)\"(?<code>[a-z][A-Za-z]*)\"")]
    private static partial Regex Code();
}
