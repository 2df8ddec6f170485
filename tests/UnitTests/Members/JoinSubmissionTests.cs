using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>What was submitted in order to join, until its link is confirmed.</summary>
public sealed class JoinSubmissionTests
{
    [Theory]
    [InlineData(ConsentPurposes.None)]
    [InlineData(ConsentPurposes.Email)]
    [InlineData(ConsentPurposes.Email | ConsentPurposes.Directory | ConsentPurposes.ChapterSharing)]
    public void A_submission_needs_the_consent_to_storage(ConsentPurposes consents) =>
        Refused.With(JoinErrors.StorageConsentRequired, () => Given.Submission(consents: consents));

    [Fact]
    public void A_submission_keeps_what_was_entered()
    {
        var submission = Given.Submission(consents: ConsentPurposes.Storage | ConsentPurposes.Email);

        Assert.Equal(Given.Profile(), submission.Profile);
        Assert.Equal(Given.OnTheWeb, submission.ConsentContext);
        Assert.Equal(("Wanjiku@Example.com", "wanjiku@example.com"), (submission.Email, submission.EmailKey));
        Assert.Equal((Given.Now, null, null), (submission.SubmittedAt, submission.RemindedAt, submission.ConfirmedAt));
    }

    [Fact]
    public void Confirming_hands_out_the_password_hash()
    {
        var submission = Given.Submission();

        Assert.Equal("hash of a password", submission.Confirm(Given.Now.AddHours(1)));
        Assert.Equal(Given.Now.AddHours(1), submission.ConfirmedAt);
    }

    [Fact]
    public void Confirming_wipes_who_it_was()
    {
        var submission = Given.Submission();

        submission.Confirm(Given.Now.AddHours(1));

        Assert.Equal(("", null, null), (submission.GivenName, submission.FamilyName, submission.City));
        Assert.Equal(("", ""), (submission.Email, submission.PasswordHash));
        Assert.Equal(submission.Id.ToString("N"), submission.EmailKey);
    }

    [Fact]
    public void A_link_works_once()
    {
        var submission = Given.Submission();
        submission.Confirm(Given.Now.AddHours(1));

        Refused.With(JoinErrors.LinkUsed, submission, s => s.Confirm(Given.Now.AddHours(2)));
    }

    [Fact]
    public void A_reminder_is_noted()
    {
        var submission = Given.Submission();

        submission.Reminded(Given.Now.AddHours(72));

        Assert.Equal(Given.Now.AddHours(72), submission.RemindedAt);
    }

    [Fact]
    public void Two_submissions_for_one_address_stand_side_by_side()
    {
        var (mine, theirs) = (Given.Submission(), Given.Submission(Given.Profile("Mallory")));

        mine.Confirm(Given.Now);

        Assert.NotEqual(mine.Id, theirs.Id);
        Assert.Null(theirs.ConfirmedAt);
    }
}
