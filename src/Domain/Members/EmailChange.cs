using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>A member's wish for another address: it takes effect when both the present and the new address have confirmed it.</summary>
public sealed class EmailChange : Aggregate
{
    /// <summary>How long both ends have to say yes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private EmailChange() { }

    /// <summary>Asks for the change.</summary>
    public EmailChange(Guid memberId, EmailAddress newEmail, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (MemberId, NewEmail, NewEmailKey, RequestedAt) = (memberId, newEmail.Value, newEmail.Key, now);
    }

    public Guid MemberId { get; private init; }
    public string NewEmail { get; private init; } = "";

    /// <summary>The comparable form of the new address.</summary>
    public string NewEmailKey { get; private init; } = "";
    public DateTimeOffset RequestedAt { get; private init; }
    public DateTimeOffset? PresentConfirmedAt { get; private set; }
    public DateTimeOffset? NewConfirmedAt { get; private set; }

    /// <summary>Whether both ends have said yes.</summary>
    public bool IsComplete => PresentConfirmedAt is not null && NewConfirmedAt is not null;

    /// <summary>One end says yes; saying it twice changes nothing.</summary>
    public void Confirm(EmailChangeEnd end, DateTimeOffset now)
    {
        if (end is EmailChangeEnd.Present) PresentConfirmedAt ??= now;
        else NewConfirmedAt ??= now;
        Changed();
    }
}

/// <summary>The two ends of a change of address.</summary>
public enum EmailChangeEnd
{
    /// <summary>The address that mail goes to now.</summary>
    Present,

    /// <summary>The address that it shall go to.</summary>
    New,
}
