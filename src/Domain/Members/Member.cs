using System.Linq.Expressions;
using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>A person with a global membership: joins once, by an affirmative act, for free.</summary>
public sealed class Member : Aggregate
{
    private readonly List<MemberStateChange> _history = [];
    private readonly List<ConsentEntry> _consentLedger = [];
    private readonly List<MemberSearchTerm> _searchTerms = [];

    private Member() { }

    public string MemberNumber { get; private init; } = "";
    public MemberStatus Status { get; private set; }
    public string GivenName { get; private set; } = "";
    public string? FamilyName { get; private set; }
    public string Email { get; private set; } = "";

    /// <summary>The comparable form of the address; unique among members.</summary>
    public string EmailKey { get; private set; } = "";
    public string Country { get; private set; } = "";
    public string? City { get; private set; }
    public string Language { get; private set; } = "";

    /// <summary>When the address was verified, UTC; coming back does not change it.</summary>
    public DateTimeOffset JoinedAt { get; private init; }

    /// <summary>Sorts by folded name, unique (see <see cref="NameFolding.SortKey"/>).</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>What is agreed to now; the ledger tells how it came to be.</summary>
    public ConsentPurposes Consents { get; private set; }
    public int ConsentCount { get; private set; }

    public IReadOnlyCollection<MemberStateChange> History => _history;
    public IReadOnlyCollection<ConsentEntry> ConsentLedger => _consentLedger;
    public IReadOnlyCollection<MemberSearchTerm> SearchTerms => _searchTerms;

    public PersonName Name => new(GivenName, FamilyName);

    /// <summary>What good standing is, as databases are asked for it.</summary>
    public static readonly Expression<Func<Member, bool>> IsInGoodStanding =
        m => m.Status == MemberStatus.Active || m.Status == MemberStatus.ReaffirmationDue;

    private static readonly Func<Member, bool> Stands = IsInGoodStanding.Compile();

    /// <summary>Rule 1: only a membership in good standing carries enrollments.</summary>
    public bool InGoodStanding => Stands(this);

    /// <summary>A verified submission for an address that no member holds makes a new member.</summary>
    public static Member Join(JoinSubmission submission, DateTimeOffset now)
    {
        var member = new Member
        {
            Id = Guid.CreateVersion7(now),
            MemberNumber = Members.MemberNumber.Next(),
            Email = submission.Email,
            EmailKey = submission.EmailKey,
            JoinedAt = now,
        };
        member.Record(null, MemberStatus.PendingEmail, new Decision(null, submission.SubmittedAt));
        member.Apply(submission.Profile);
        member.Become(MemberStatus.Active, new Decision(member.Id, now, "emailVerified"));
        member.GrantFirst(submission.Consents, submission.ConsentContext);
        return member;
    }

    /// <summary>Lapsed and resigned members come back with the same number by joining again with their address.</summary>
    public void Return(JoinSubmission submission, DateTimeOffset now)
    {
        JoinErrors.AddressTaken.Unless(Status is MemberStatus.Lapsed or MemberStatus.Resigned);
        Apply(submission.Profile);
        Become(MemberStatus.Active, new Decision(Id, now, "returned"));
        GrantFirst(submission.Consents, submission.ConsentContext);
    }

    /// <summary>Changes the profile; the caller sees to it that enrollments follow the name and place.</summary>
    public void ChangeProfile(Profile profile)
    {
        MemberErrors.StateForbids.Unless(InGoodStanding);
        Apply(profile);
        Changed();
    }

    /// <summary>Takes the new address once both ends have confirmed it; the caller sees to it that rosters follow.</summary>
    public void ChangeEmail(EmailChange change)
    {
        MemberErrors.StateForbids.Unless(InGoodStanding && change.IsComplete && change.MemberId == Id);
        (Email, EmailKey) = (change.NewEmail, change.NewEmailKey);
        IndexForSearch();
        Changed();
    }

    /// <summary>Adds a line to the consents ledger; a choice that repeats the present state adds none.</summary>
    public void Choose(ConsentPurposes purpose, bool granted, ConsentContext context)
    {
        MemberErrors.StateForbids.Unless(InGoodStanding);
        if (Consents.HasFlag(purpose) == granted) return;
        Consents = granted ? Consents | purpose : Consents & ~purpose;
        _consentLedger.Add(new ConsentEntry(Id, ++ConsentCount, purpose, granted, context));
        Changed();
    }

    /// <summary>Staff suspend a membership, with a reason.</summary>
    public void Suspend(Decision decision)
    {
        MemberErrors.StateForbids.Unless(InGoodStanding);
        BecomeWithReason(MemberStatus.Suspended, decision);
    }

    /// <summary>Staff lift a suspension.</summary>
    public void Reinstate(Decision decision)
    {
        MemberErrors.StateForbids.Unless(Status is MemberStatus.Suspended);
        BecomeWithReason(MemberStatus.Active, decision);
    }

    /// <summary>The member ends the membership.</summary>
    public void Resign(Decision decision)
    {
        MemberErrors.StateForbids.Unless(InGoodStanding || Status is MemberStatus.Suspended);
        Become(MemberStatus.Resigned, decision);
    }

    /// <summary>Staff end a membership, with a reason.</summary>
    public void Terminate(Decision decision)
    {
        MemberErrors.StateForbids.Unless(InGoodStanding || Status is MemberStatus.Suspended);
        BecomeWithReason(MemberStatus.Terminated, decision);
    }

    private void Apply(Profile profile)
    {
        (GivenName, FamilyName) = (profile.Name.Given, profile.Name.Family);
        (Country, City, Language) = (profile.Country, profile.City, profile.Language);
        SortKey = NameFolding.SortKey(Name.Folded, Id);
        IndexForSearch();
    }

    private void IndexForSearch() =>
        SearchKeys.Sync(_searchTerms, SearchKeys.Of(Name.Display, EmailKey, SortKey), t => t.Key, key => new MemberSearchTerm(Id, key));

    private void GrantFirst(ConsentPurposes granted, ConsentContext context)
    {
        foreach (var purpose in Enum.GetValues<ConsentPurposes>().Where(p => p != ConsentPurposes.None))
            Choose(purpose, granted.HasFlag(purpose), context);
    }

    private void BecomeWithReason(MemberStatus to, Decision decision)
    {
        MemberErrors.ReasonRequired.Unless(PlainText.IsVisible(decision.Reason ?? ""));
        Become(to, decision);
    }

    private void Become(MemberStatus to, Decision decision)
    {
        Record(Status, to, decision);
        Status = to;
    }

    private void Record(MemberStatus? from, MemberStatus to, Decision decision) =>
        _history.Add(new MemberStateChange(Id, NextOrdinal(), from, to, decision));
}
