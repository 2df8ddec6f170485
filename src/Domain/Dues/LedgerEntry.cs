using System.Globalization;
using System.Text;

namespace Membership.Domain.Dues;

/// <summary>What a line of the ledger is about.</summary>
public enum LedgerEntryKind
{
    /// <summary>An invoice was made out; more is owed.</summary>
    Invoice,

    /// <summary>Money was received; less is owed.</summary>
    Payment,

    /// <summary>An invoice was taken back, in part or in full; less is owed.</summary>
    CreditNote,

    /// <summary>A part of an invoice was given up; less is owed.</summary>
    WriteOff,

    /// <summary>Money was sent back; less credit is left.</summary>
    Refund,

    /// <summary>A payment never came, or was recorded wrongly; more is owed again.</summary>
    Reversal,
}

/// <summary>How money came.</summary>
public enum PaymentMethod
{
    /// <summary>A transfer to the body's bank account.</summary>
    BankTransfer,

    /// <summary>A cheque.</summary>
    Cheque,

    /// <summary>Anything else; the note says what.</summary>
    Other,
}

/// <summary>When and by whom something is booked, and what it refers to.</summary>
/// <param name="On">The day of the event itself, for example when the money came.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="ActorId">Who recorded it; null for the system.</param>
public sealed record Booking(DateOnly On, DateTimeOffset At, Guid? ActorId)
{
    /// <summary>The longest reference.</summary>
    public const int MaxReferenceLength = 140;

    /// <summary>The longest note.</summary>
    public const int MaxNoteLength = 500;

    /// <summary>The bank's own reference of a payment or refund, or the number of a document.</summary>
    public string? Reference { get; init; }

    /// <summary>How money came; of payments and refunds.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>Why, or anything else worth knowing.</summary>
    public string? Note { get; init; }

    /// <summary>Which invoice it is about.</summary>
    public Guid? InvoiceId { get; init; }

    /// <summary>
    /// The form in which references are compared: banks print the same one with and without spaces and invisible characters, in capitals or not, in wide
    /// letters or narrow ones. What was sent back is told from what was received.
    /// </summary>
    public static string? ReferenceKeyOf(LedgerEntryKind kind, string? reference)
    {
        if (reference is null || kind is not (LedgerEntryKind.Payment or LedgerEntryKind.Refund)) return null;
        var visible = reference.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && Rune.GetUnicodeCategory(r) is not UnicodeCategory.Format);
        var key = (kind is LedgerEntryKind.Refund ? "\u0001" : "") + string.Concat(visible).ToUpperInvariant();
        return key.Length > MaxReferenceLength ? key[..MaxReferenceLength] : key;
    }
}

/// <summary>One line of a ledger; never changed, except that a payment learns which line reversed it.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    internal LedgerEntry(DuesAccount account, int ordinal, LedgerEntryKind kind, decimal amount, Booking booking)
    {
        (OrganizationId, Currency, BalanceAfter) = (account.Id, account.Currency, account.Balance);
        (Ordinal, Kind, Amount, BookedOn, RecordedAt, ActorId) = (ordinal, kind, amount, booking.On, booking.At, booking.ActorId);
        (Reference, Method, Note, InvoiceId) = (booking.Reference, booking.Method, booking.Note, booking.InvoiceId);
        PaymentReference = Booking.ReferenceKeyOf(kind, booking.Reference);
        SortKey = $"{booking.On:O}\u0001{account.Id:N}{ordinal:D8}";
    }

    public Guid OrganizationId { get; private init; }

    /// <summary>Counts the lines of the organization, from 1, in the order of recording.</summary>
    public int Ordinal { get; private init; }
    public LedgerEntryKind Kind { get; private init; }

    /// <summary>Positive where more is owed, negative where less is.</summary>
    public decimal Amount { get; private init; }
    public string Currency { get; private init; } = "";

    /// <summary>The balance of the account after this line.</summary>
    public decimal BalanceAfter { get; private init; }

    /// <summary>The day of the event itself; decides into which year it falls.</summary>
    public DateOnly BookedOn { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid? ActorId { get; private init; }
    public Guid? InvoiceId { get; private init; }
    public string? Reference { get; private init; }

    /// <summary>The bank's reference of a payment that stands, or of a refund, as references are compared; unique per organization: the same money is not recorded twice.</summary>
    public string? PaymentReference { get; private set; }
    public PaymentMethod? Method { get; private init; }
    public string? Note { get; private init; }

    /// <summary>Of a payment: the line that reversed it.</summary>
    public int? ReversedBy { get; private set; }

    /// <summary>Orders the books of all organizations by day, unique.</summary>
    public string SortKey { get; private init; } = "";

    internal void ReverseBy(int ordinal) => (ReversedBy, PaymentReference) = (ordinal, null);
}
