using System.Globalization;
using Membership.Application.Texts;
using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>The words on invoices, in the language of whoever reads them: what is stored are numbers, days and names.</summary>
public static class InvoiceTexts
{
    /// <summary>What a line is for, in one sentence.</summary>
    public static string Line(CultureInfo language, InvoiceLine line) => line switch
    {
        { Kind: InvoiceLineKind.Credit } => Text.In(language, "invoice.line.credit", Spoken.Number(line.Subject)),
        { From: { } from, Until: { } until, Days: { } days, OfDays: { } whole } =>
            Text.In(language, $"invoice.line.{Name(line)}.days", line.Subject, Spoken.Day(from), Spoken.Day(until), days, whole),
        { From: { } from, Until: { } until } => Text.In(language, $"invoice.line.{Name(line)}.term", line.Subject, Spoken.Day(from), Spoken.Day(until)),
        _ => Text.In(language, $"invoice.line.{Name(line)}.year", line.Subject),
    };

    private const char SystemMark = '\u0001';

    /// <summary>A reason of the system's own, the end of a key of the texts <c>credit.</c>, as it is stored: behind a mark that nobody can type.</summary>
    public static string Stored(string code) => SystemMark + code;

    /// <summary>Why a credit note was made out: the words of a code, or what a person wrote.</summary>
    public static string? Reason(CultureInfo language, string? reason) => reason is [SystemMark, .. var code] ? Text.In(language, $"credit.{code}") : reason;

    // A difference to a higher tier reads alike for a whole year and for a part of one.
    private static string Name(InvoiceLine line) => line.Kind is InvoiceLineKind.UpgradeDifference ? "upgrade" : "dues";
}
