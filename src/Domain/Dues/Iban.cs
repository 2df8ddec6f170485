using System.Collections.Frozen;
using Membership.Domain.Common;

namespace Membership.Domain.Dues;

/// <summary>International bank account numbers (ISO 13616).</summary>
public static class Iban
{
    private const int MaxInput = 64;

    // The registry of SWIFT, and in the last two lines the countries outside it whose banks issue IBANs all the same.
    private const string CountriesWithLengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 "
        + "FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 "
        + "LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
        + "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 "
        + "AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28";

    private static readonly FrozenDictionary<string, int> Lengths =
        CountriesWithLengths.Split(' ').ToFrozenDictionary(c => c[..2], c => int.Parse(c.AsSpan(2), provider: null), StringComparer.Ordinal);

    /// <summary>The electronic form, in capitals and without spaces; null where the country's length or the checksum is wrong.</summary>
    public static string? TryParse(string? text)
    {
        if (text is null || text.Length > MaxInput) return null;
        var iban = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (iban.Length < 5 || !iban.All(char.IsAsciiLetterOrDigit)) return null;
        if (!Lengths.TryGetValue(iban[..2], out var length) || iban.Length != length) return null;
        // Check digits run from 02 to 98; 00, 01 and 99 would give the same remainders as 97, 98 and 02.
        if (!char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3]) || iban[2..4] is "00" or "01" or "99") return null;
        return CheckDigits.Mod97(iban[4..] + iban[..4]) ? iban : null;
    }
}
