using Membership.Domain.Organizations;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>The demo world's organizations: of every kind, in every state, none of them anybody's.</summary>
internal static class DemoOrganizations
{
    /// <summary>Who signs in as <c>representative@example.org</c> and <c>billing@example.org</c> acts for this one.</summary>
    public static DemoOrganization Glasfarraige { get; } = new("Glasfarraige Networks Limited", OrganizationKind.Corporation, "IE", "en", 85, "silver", "EUR", "glasfarraige.example")
    {
        Address = "4 Imaginary Quay\nGalway", Years = 2, DaysLeft = 190, Upgrade = "gold", Applicant = "representative@example.org", Billing = "billing@example.org", Seats = 7, Claims = 1,
    };

    public static IReadOnlyList<DemoOrganization> All { get; } =
    [
        Glasfarraige,

        // Members whose present term is paid.
        new("株式会社あさぎり仮想通信", OrganizationKind.Corporation, "JP", "ja", 2400, "platinum", "JPY", "asagiri.example")
            { Address = "架空町1-2-3\n東京都", Years = 4, DaysLeft = 240, Seats = 4 },
        new("شركة نسيم البحر للاتصالات", OrganizationKind.Corporation, "KW", "ar", 320, "gold", "KWD", "naseem.example")
            { Address = "شارع الخيال ٧\nمدينة الكويت", Years = 2, DaysLeft = 130, Habit = DemoHabit.InTwoParts },
        new("Mtandao wa Jamii Community Network", OrganizationKind.NonProfit, "KE", "en", 14, "silver", "USD", "mtandao.example")
            { Address = "P.O. Box 00000\nKisumu", Years = 3, DaysLeft = 300, Seats = 3, Claims = 2 },
        new("Verband freier Netzbetreiber Musterland e. V.", OrganizationKind.Association, "DE", "de", 9, "silver", "EUR", "vfn.example")
            { Address = "Musterweg 12\n01234 Musterstadt", Years = 3, DaysLeft = 95, Habit = DemoHabit.TooMuch },
        new("Stichting Vrije Draad", OrganizationKind.Foundation, "NL", "nl", 22, "silver", "EUR", "vrijedraad.example")
            { Address = "Voorbeeldlaan 8\n1234 AB Utrecht", VatNumber = "NL000099998B57", Years = 2, DaysLeft = 210, Habit = DemoHabit.TooLittle },
        new("Heron & Thistle Interconnect Ltd", OrganizationKind.Corporation, "GB", "en", 140, "gold", "EUR", "heronthistle.example")
            { Address = "1 Example Row\nEdinburgh", Years = 1, DaysLeft = 165, Habit = DemoHabit.Bounces },
        new("የሸገር ምናባዊ ዩኒቨርሲቲ", OrganizationKind.EducationalInstitution, "ET", "am", 3100, "public", "USD", "sheger.example") { Years = 2, DaysLeft = 100, Seats = 5 },
        new("Πανεπιστήμιο Φανταστικών Δικτύων Αιγαίου", OrganizationKind.EducationalInstitution, "GR", "el", 860, "public", "EUR", "aigaio.example") { Years = 3, DaysLeft = 150 },
        new("Twin Islands Numbering Authority", OrganizationKind.GovernmentAgency, "TT", "en", 60, "public", "USD", "numbering.example") { Years = 1, DaysLeft = 80 },
        new("International Bureau for Imaginary Cables", OrganizationKind.InternationalOrganization, "CH", "fr", 45, "public", "EUR", "cables.example")
            { Address = "Avenue de l'Exemple 3\n1200 Genève", Years = 4, DaysLeft = 200 },
        new("Pan-Continental Peering Organization", OrganizationKind.InternationalOrganization, "ZA", "en", 30, "gold", "USD", "peering.example")
            { Years = 2, DaysLeft = 75, Listed = false },
        new("Ilẹ̀kùn Hosting Limited", OrganizationKind.Corporation, "NG", "en", 35, "small", "USD", "ilekun.example") { Years = 2, DaysLeft = 140, Granted = "in-kind", Seats = 1 },
        new("جمعية الشبكة المفتوحة الخيالية", OrganizationKind.NonProfit, "PS", "ar", 6, "small", "USD", "shabaka.example") { Years = 1, DaysLeft = -260, Unpaid = true, ReturnsAfter = 20 },

        // Members who must do something.
        new("Bluefinch Optical Transport, Inc.", OrganizationKind.Corporation, "US", "en", 5200, "platinum", "USD", "bluefinch.example")
            { Address = "500 Nowhere Avenue\nSpringfield", Years = 3, DaysLeft = 41, Unpaid = true, Seats = 3 },
        new("Fédération imaginaire des réseaux de proximité", OrganizationKind.Association, "FR", "fr", 18, "gold", "EUR", "proximite.example")
            { Address = "7 rue de l'Exemple\n69000 Lyon", Years = 2, DaysLeft = 25, Unpaid = true },
        new("Cooperativa Cipó de Telecomunicações", OrganizationKind.Corporation, "BR", "pt-BR", 410, "gold", "USD", "cipo.example") { Years = 1, DaysLeft = -26, Unpaid = true },
        new("PT Jaringan Kepulauan Rekaan", OrganizationKind.Corporation, "ID", "id", 75, "founding", "USD", "kepulauan.example") { Years = 2, DaysLeft = 38 },

        // Those on their way in.
        new("Redes de la Milpa, A.C.", OrganizationKind.NonProfit, "MX", "es", 11, "small", "USD", "milpa.example") { Story = DemoStory.AwaitingPayment },
        new("Háskóli ímyndaðra norðurljósa", OrganizationKind.EducationalInstitution, "IS", "is", 240, "public", "EUR", "nordurljos.example") { Story = DemoStory.PartlyPaid },
        new("Fondation fictive du câble libre", OrganizationKind.Foundation, "CA", "fr", 7, "silver", "USD", "cablelibre.example") { Story = DemoStory.Asked },
        new("Agence imaginaire du numérique", OrganizationKind.GovernmentAgency, "SN", "fr", 130, "public", "EUR", "numerique.example") { Story = DemoStory.Answered },
        new("काल्पनिक खुला तार समुदाय न्यास", OrganizationKind.NonProfit, "IN", "hi", 5, "small", "USD", "khulataar.example") { Story = DemoStory.Applied },
        new("상상다리통신 주식회사", OrganizationKind.Corporation, "KR", "ko", 64, "small", "USD", "sangsang.example") { Story = DemoStory.Applied },

        // Those who are not, or not any more.
        new("Kıyı Hayali Veri Merkezleri A.Ş.", OrganizationKind.Corporation, "TR", "tr", 55, "silver", "EUR", "kiyi.example") { Story = DemoStory.Rejected },
        new("Հայկական երևակայական ցանցերի միություն", OrganizationKind.Association, "AM", "hy", 8, "small", "USD", "tsantser.example") { Years = 2, DaysLeft = -110, Unpaid = true },
        new("Aotearoa Imaginary Spectrum Agency", OrganizationKind.GovernmentAgency, "NZ", "en", 90, "public", "USD", "spectrum.example") { Years = 2, DaysLeft = 120, Story = DemoStory.Resigned },
        new("גשר הנתונים הדמיוני בע״מ", OrganizationKind.Corporation, "IL", "he", 210, "silver", "USD", "gesher.example") { Years = 1, DaysLeft = 170, Story = DemoStory.Terminated },
    ];
}

/// <summary>An organization before its life is told.</summary>
internal sealed record DemoOrganization(string Name, OrganizationKind Kind, string Country, string Language, int Employees, string Tier, string Currency, string Domain)
{
    public DemoStory Story { get; init; }

    /// <summary>Of a member: how many terms have begun, and how many days the last of them has left.</summary>
    public int Years { get; init; } = 1;
    public int DaysLeft { get; init; }

    /// <summary>Whether the latest renewal is not paid.</summary>
    public bool Unpaid { get; init; }

    /// <summary>How many days after the lapse it came back.</summary>
    public int? ReturnsAfter { get; init; }
    public DemoHabit Habit { get; init; }

    /// <summary>The higher tier that it asked for lately, and has not paid for yet.</summary>
    public string? Upgrade { get; init; }

    /// <summary>The tier that staff granted instead.</summary>
    public string? Granted { get; init; }
    public bool Listed { get; init; } = true;
    public string? Address { get; init; }
    public string? VatNumber { get; init; }

    /// <summary>Which demo accounts act for it.</summary>
    public string? Applicant { get; init; }
    public string? Billing { get; init; }

    /// <summary>How many of its people are confirmed, and how many have only said so.</summary>
    public int Seats { get; init; }
    public int Claims { get; init; }
}

/// <summary>How far an organization has come.</summary>
internal enum DemoStory
{
    Member,
    Applied,
    Asked,
    Answered,
    AwaitingPayment,
    PartlyPaid,
    Rejected,
    Resigned,
    Terminated,
}

/// <summary>How an organization pays.</summary>
internal enum DemoHabit
{
    AtOnce,
    InTwoParts,
    TooMuch,
    TooLittle,
    Bounces,
}
