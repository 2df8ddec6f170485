using System.Globalization;

namespace Membership.Application.Common;

/// <summary>Shortens personal data for those who may see that it is there, but not what it is.</summary>
public static class Masking
{
    /// <summary>The first character of a name, as its readers count characters.</summary>
    public static string? Initial(string? name) =>
        string.IsNullOrEmpty(name) ? null : StringInfo.GetNextTextElement(name) + ".";

    /// <summary>A reason where it is one of the system's codes; what people wrote is left out.</summary>
    public static string? Code(string? reason) => reason?.All(char.IsAsciiLetter) == true ? reason : null;

    /// <summary>The domain of an address.</summary>
    public static string Domain(string email) => "…" + email[email.LastIndexOf('@')..];
}
