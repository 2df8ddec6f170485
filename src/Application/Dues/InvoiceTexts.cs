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
        { Kind: InvoiceLineKind.Credit } => Text.In(language, "invoice.line.credit", line.Subject),
        { From: { } from, Until: { } until, Days: { } days, OfDays: { } whole } =>
            Text.In(language, $"invoice.line.{Name(line)}.days", line.Subject, Day(language, from), Day(language, until), days, whole),
        { From: { } from, Until: { } until } => Text.In(language, $"invoice.line.{Name(line)}.term", line.Subject, Day(language, from), Day(language, until)),
        _ => Text.In(language, $"invoice.line.{Name(line)}.year", line.Subject),
    };

    /// <summary>A day as the language writes it, without the day of the week, in the Gregorian calendar: invoices are dated in it everywhere.</summary>
    public static string Day(CultureInfo language, DateOnly day)
    {
        var format = (DateTimeFormatInfo)language.DateTimeFormat.Clone();
        if (format.Calendar is not GregorianCalendar) format.Calendar = new GregorianCalendar();
        return day.ToString(format.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',', '،'), format);
    }

    // A difference to a higher tier reads alike for a whole year and for a part of one.
    private static string Name(InvoiceLine line) => line.Kind is InvoiceLineKind.UpgradeDifference ? "upgrade" : "dues";
}
