using System.Collections.Frozen;

namespace Membership.Domain.Common;

/// <summary>Currencies that people pay in, by their ISO 4217 codes; no funds, metals, units of account or test codes.</summary>
public static class Currencies
{
    private const string WithoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    // The ouguiya (MRU) and the ariary (MGA) are divided by five; ISO 4217 writes both with two decimals.
    private const string WithTwoDecimals =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK "
        + "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW "
        + "KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN "
        + "PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD "
        + "TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string WithThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, int> Digits =
        new (string Codes, int Digits)[] { (WithoutDecimals, 0), (WithTwoDecimals, 2), (WithThreeDecimals, 3) }
            .SelectMany(g => g.Codes.Split(' ').Select(code => (code, g.Digits)))
            .ToFrozenDictionary(c => c.code, c => c.Digits, StringComparer.Ordinal);

    /// <summary>All codes.</summary>
    public static IReadOnlyCollection<string> All => Digits.Keys;

    /// <summary>True for a code in capital letters.</summary>
    public static bool IsKnown(string? code) => code is not null && Digits.ContainsKey(code);

    /// <summary>How many decimals an amount has: 0, 2 or 3. An argument error where the code is none, so validate first.</summary>
    public static int MinorDigits(string code) =>
        Digits.TryGetValue(code, out var digits) ? digits : throw new ArgumentException("Not the code of a currency.", nameof(code));
}
