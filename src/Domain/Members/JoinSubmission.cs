using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>
/// What one visitor submitted in order to join (the state PendingEmail). It becomes a member only through the link mailed
/// for this very submission, so nobody can pre-empt another person's address, and unconfirmed ones are deleted.
/// </summary>
public sealed class JoinSubmission
{
    private JoinSubmission() { }

    /// <summary>Records a submission; whether the address is known plays no part here (rule 22).</summary>
    public JoinSubmission(Profile profile, EmailAddress email, ConsentPurposes consents, ConsentContext context, string passwordHash)
    {
        JoinErrors.StorageConsentRequired.Unless(consents.HasFlag(ConsentPurposes.Storage));
        Id = Guid.CreateVersion7(context.At);
        (GivenName, FamilyName, Country, City, Language) = (profile.Name.Given, profile.Name.Family, profile.Country, profile.City, profile.Language);
        (Email, EmailKey, Consents, PasswordHash) = (email.Value, email.Key, consents, passwordHash);
        (PolicyVersion, Channel, SubmittedAt) = (context.PolicyVersion, context.Channel, context.At);
    }

    public Guid Id { get; private init; }
    public string GivenName { get; private set; } = "";
    public string? FamilyName { get; private set; }
    public string Country { get; private init; } = "";
    public string? City { get; private set; }
    public string Language { get; private init; } = "";
    public string Email { get; private set; } = "";
    public string EmailKey { get; private set; } = "";
    public ConsentPurposes Consents { get; private init; }
    public string PolicyVersion { get; private init; } = "";
    public string Channel { get; private init; } = "";
    public DateTimeOffset SubmittedAt { get; private init; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The hash of the password chosen with this submission; emptied once it is the account's.</summary>
    public string PasswordHash { get; private set; } = "";

    public Profile Profile => new(new PersonName(GivenName, FamilyName), Country, City, Language);

    public ConsentContext ConsentContext => new(PolicyVersion, Channel, SubmittedAt);

    /// <summary>Notes that the one reminder was sent (after 72 hours, F27).</summary>
    public void Reminded(DateTimeOffset now) => RemindedAt = now;

    /// <summary>Uses the submission up: its link works once, and what it held now lives with the member alone.</summary>
    public string Confirm(DateTimeOffset now)
    {
        JoinErrors.LinkUsed.Unless(ConfirmedAt is null);
        var passwordHash = PasswordHash;
        ConfirmedAt = now;
        (GivenName, FamilyName, City, Email, EmailKey, PasswordHash) = ("", null, null, "", Id.ToString("N"), "");
        return passwordHash;
    }
}
