using Membership.Domain.Groups;

namespace Membership.Infrastructure.Persistence.Seed;

internal static partial class DemoGroups
{
    private static DemoGroup[] Sigs =>
    [
        Sig(GroupKind.StandingGroup, "accessibility", "Accessibility", "An Internet that persons with disabilities use, build and govern: standards, captioning, assistive technology, training.", 38, ["en", "fr", "es"]) with { OpenRequests = 2 },
        Sig(GroupKind.StandingGroup, "youth", "Youth", "Members under thirty: mentoring, schools of Internet governance, a seat at the table.", 44, ["en", "es", "fr", "ar"]) with { IsOpen = true },
        Sig(GroupKind.StandingGroup, "gender", "Gender", "Equal access, safety online and leadership for women and gender-diverse people.", 31, ["en", "es"]) with { IsOpen = true },
        Sig(GroupKind.Sig, "iot", "Internet of Things", "Connected things that respect their owners: security updates, labels, low-power networks, agriculture.", 40, ["en"]),
        Sig(GroupKind.Sig, "blockchain", "Blockchain", "What distributed ledgers are good for, and what they are not: identity, registries, supply chains.", 19, ["en", "pt-BR"]),
        Sig(GroupKind.Sig, "cybersecurity", "Cybersecurity", "Routing security, encryption, incident response and advice for small organizations.", 52, ["en", "fr"]) with { OpenRequests = 3 },
        Sig(GroupKind.Sig, "online-education", "Online Education", "Courses that work on slow links and small screens, in the learner's language.", 24, ["en", "hi", "sw"]) with { IsOpen = true, Status = GroupStatus.RenewalDue },
        Sig(GroupKind.Sig, "rural-development", "Rural Development", "Community networks, local content and power for places that markets have left out.", 27, ["en", "es", "sw"]),
    ];

    private static DemoGroup[] WorkingGroups =>
    [
        WorkingGroup("wsis", "WSIS Working Group", "Prepares the members' contributions to the World Summit on the Information Society and its reviews.", 36, ["en", "fr", "ar"]) with { OpenRequests = 2 },
        WorkingGroup("universal-acceptance", "Universal Acceptance Working Group", "Every valid name and address works in every application, whatever its script.", 22, ["en", "zh-Hans", "hi", "ar"]) with { IsOpen = true },
        WorkingGroup("measuring-the-internet", "Measuring the Internet Working Group", "Members host probes, share data and explain outages.", 16, ["en"]),
    ];

    private static DemoGroup Sig(GroupKind kind, string slug, string subject, string description, int size, string[] languages) =>
        new(kind, slug, $"{Body} {subject} SIG", description, languages) { Size = size };

    private static DemoGroup WorkingGroup(string slug, string name, string description, int size, string[] languages) =>
        new(GroupKind.WorkingGroup, slug, $"{Body} {name}", description, languages) { Size = size };
}
