namespace Membership.ArchitectureTests;

/// <summary>Says in full what breaks a rule.</summary>
internal static class Offenders
{
    /// <summary>Fails with one line for each offender.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        var lines = offenders.ToList();
        if (lines.Count > 0) Assert.Fail(string.Join(Environment.NewLine, lines));
    }
}
