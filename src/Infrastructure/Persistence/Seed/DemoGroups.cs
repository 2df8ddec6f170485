using Membership.Domain.Groups;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>The demo world's groups; most chapters describe themselves in their own language.</summary>
internal static partial class DemoGroups
{
    public const string Body = "Global Internet Community";

    public static IEnumerable<DemoGroup> All => [.. Chapters, .. Sigs, .. WorkingGroups];

    private static DemoGroup[] Chapters =>
    [
        Chapter("kenya", "Kenya", "For everyone in Kenya who works for an open, affordable and trusted Internet: community networks, school connectivity, policy and skills.",
            ["KE"], ["en", "sw"]) with { OpenRequests = 6 },
        Chapter("senegal", "Senegal", "Les membres du Sénégal : points d'échange, noms de domaine en .sn, formation des jeunes ingénieures et ingénieurs.", ["SN"], ["fr", "wo"]),
        Chapter("egypt", "Egypt", "أعضاء مصر: إنترنت مفتوح وآمن للجميع، وأسماء نطاقات باللغة العربية، ومحو الأمية الرقمية.", ["EG"], ["ar", "en"]),
        Chapter("ethiopia", "Ethiopia", "የኢትዮጵያ አባላት፦ ክፍት፣ ተደራሽ እና አስተማማኝ ኢንተርኔት ለሁሉም።", ["ET"], ["am", "en"]) with { OpenRequests = 3 },
        Chapter("india-hyderabad", "India Hyderabad", "Members in Telangana and Andhra Pradesh: IPv6, Telugu on the Web, and safe Internet use in villages.", ["IN"], ["te", "en"]) with { OpenRequests = 2 },
        Chapter("india-delhi", "India Delhi", "दिल्ली और आसपास के सदस्य: खुला, सुरक्षित और सबकी भाषा में इंटरनेट।", ["IN"], ["hi", "en"]),
        Chapter("japan", "Japan", "日本の会員の集まりです。標準化、経路制御の安全、だれもが使えるインターネットについて話し合います。", ["JP"], ["ja"]),
        Chapter("brazil", "Brazil", "Pessoas de todo o Brasil por uma Internet aberta, inclusiva e segura. Entrada livre: basta pedir.", ["BR"], ["pt-BR"]) with { IsOpen = true },
        Chapter("mexico", "Mexico", "Integrantes de México: redes comunitarias e indígenas, derechos digitales y formación técnica.", ["MX"], ["es"]),
        Chapter("france", "France", "Les membres de France : neutralité du réseau, chiffrement, sobriété numérique et logiciels libres.", ["FR"], ["fr"]) with { OpenRequests = 2 },
        // Its bylaws give approval to the membership officer alone (rule 12).
        Chapter("germany", "Germany", "Mitglieder in Deutschland: offene Standards, Datenschutz und freie Netze.", ["DE"], ["de", "en"]) with
        {
            OpenRequests = 2, OnlyMembershipOfficerApproves = true,
        },
        Chapter("canada-quebec", "Québec", "Les membres du Québec : accès pour les régions et les communautés autochtones, langue française en ligne.", ["CA"], ["fr", "en"]),
        Chapter("armenia", "Armenia", "Հայաստանի անդամները՝ բաց և վստահելի համացանցի համար։", ["AM"], ["hy", "en"]) with { IsOpen = true },
        Chapter("palestine", "Palestine", "أعضاء فلسطين: الوصول إلى الشبكة وصمودها، والمحتوى المحلي، وتدريب المدرّبات والمدرّبين.", ["PS"], ["ar", "en"]),
        Chapter("new-zealand", "New Zealand", "Members in Aotearoa New Zealand and nearby islands: rural broadband, Māori data sovereignty, a free and open Internet.",
            ["NZ", "CK", "NU", "TK"], ["en", "mi"]) with { IsOpen = true },
        Chapter("trinidad-and-tobago", "Trinidad and Tobago", "Members of the twin islands: disaster-ready networks, schools, small businesses online.", ["TT"], ["en"]) with
        {
            AgreementSigned = false, OpenRequests = 2,
        },
        Chapter("indonesia", "Indonesia", "Anggota di Indonesia. Pengurus baru sedang membangun kembali kegiatan bersama.", ["ID"], ["id"]) with { Status = GroupStatus.Rejuvenation },
        Chapter("iceland", "Iceland", "Stofnfélagar á Íslandi undirbúa umsókn um aðild.", ["IS"], ["is"]) with { Status = GroupStatus.InFormation, AgreementSigned = false },
    ];

    private static DemoGroup Chapter(string slug, string name, string description, string[] countries, string[] languages) =>
        new(GroupKind.Chapter, slug, $"{Body} {name} Chapter", description, languages) { Countries = countries, Status = GroupStatus.Chartered };
}

/// <summary>A group before it is filled.</summary>
internal sealed record DemoGroup(GroupKind Kind, string Slug, string Name, string Description, string[] Languages)
{
    public string[] Countries { get; init; } = [];
    public GroupStatus Status { get; init; } = GroupStatus.Active;
    public bool IsOpen { get; init; }
    public bool AgreementSigned { get; init; } = true;
    public bool OnlyMembershipOfficerApproves { get; init; }

    /// <summary>Requests that wait.</summary>
    public int OpenRequests { get; init; }

    /// <summary>How many of the world's members are or were in it; chapters take those who live there.</summary>
    public int Size { get; init; }

    public Group ToGroup(DateTimeOffset now)
    {
        var group = new Group(Kind, Slug, Name, Status, now) { Description = Description, Website = $"https://{Slug}.example.org", ApprovalRequired = !IsOpen };
        if (Kind is GroupKind.Chapter && AgreementSigned) group.AgreementSignedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-400);
        return group.Serving(Countries).Speaking(Languages);
    }
}
