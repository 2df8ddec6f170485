namespace Membership.Domain.Members;

/// <summary>One line of the append-only consents ledger: given or withdrawn, for one purpose, under one policy version.</summary>
public sealed class ConsentEntry
{
    private ConsentEntry() { }

    internal ConsentEntry(Guid memberId, int ordinal, ConsentPurposes purpose, bool granted, ConsentContext context)
    {
        (MemberId, Ordinal, Purpose, Granted) = (memberId, ordinal, purpose, granted);
        (PolicyVersion, Channel, At) = (context.PolicyVersion, context.Channel, context.At);
    }

    public Guid MemberId { get; private init; }

    /// <summary>Position in the member's ledger, from 1.</summary>
    public int Ordinal { get; private init; }

    public ConsentPurposes Purpose { get; private init; }

    public bool Granted { get; private init; }

    /// <summary>The version of the privacy policy shown when the choice was made.</summary>
    public string PolicyVersion { get; private init; } = "";

    /// <summary>Where the choice was made: <c>api</c>, <c>web</c> or <c>import</c>.</summary>
    public string Channel { get; private init; } = "";

    public DateTimeOffset At { get; private init; }
}

/// <summary>The circumstances of a consent: the policy shown, the channel used, the time.</summary>
public sealed record ConsentContext(string PolicyVersion, string Channel, DateTimeOffset At);
