using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.UnitTests.Common;

/// <summary>One transaction and one save per command, and the first answer again for a repeated key.</summary>
public sealed class TransactionBehaviorTests : IAsyncLifetime
{
    private static readonly IdempotencyKey Key = new("key of this caller", "fingerprint of this body");

    private static readonly IAnswerSeal Seal = new ServiceCollection().AddLoginSystem(new ConfigurationBuilder().Build())
        .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).BuildServiceProvider().GetRequiredService<IAnswerSeal>();

    private readonly StoppedClock _clock = new();
    private readonly MemoryDatabase _database = new();
    private int _runs;

    public Task InitializeAsync() => _database.CreatedAsync();

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_command_changed_is_saved()
    {
        await SendAsync(null);

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_refusal_takes_everything_back()
    {
        await Assert.ThrowsAsync<DomainException>(() => SendAsync(Key, refuse: true));

        Assert.Equal(0, await CountAsync());
        Assert.Equal(1, (await SendAsync(Key)).Runs);
    }

    [Fact]
    public async Task Without_a_key_every_call_counts()
    {
        await SendAsync(null);
        await SendAsync(null);

        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_repeated_key_answers_the_first_response_and_changes_nothing()
    {
        var (first, _) = await SendAsync(Key);
        _clock.Now += TimeSpan.FromHours(24);

        var (again, runs) = await SendAsync(Key);

        Assert.Equal((1, 1), (runs, await CountAsync()));
        Assert.Equal(first with { Version = 0 }, again with { Version = 0 });
    }

    // The version is the ETag of the answer: a client that repeats a request goes on with If-Match.
    [Fact]
    public async Task A_repeated_answer_has_the_version_of_the_first()
    {
        var (first, _) = await SendAsync(Key);

        Assert.Equal(first.Version, (await SendAsync(Key)).Response.Version);
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused()
    {
        await SendAsync(Key);

        var refusal = await Assert.ThrowsAsync<DomainException>(() => SendAsync(Key with { Fingerprint = "another" }));

        Assert.Equal((CommonErrors.IdempotencyKeyReused, 1), (refusal.Error, await CountAsync()));
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await SendAsync(Key);
        _clock.Now += TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1);

        Assert.Equal(2, (await SendAsync(Key with { Fingerprint = "another" })).Runs);
    }

    [Fact]
    public async Task A_key_that_is_used_again_after_a_day_protects_again()
    {
        await SendAsync(Key);
        _clock.Now += TimeSpan.FromHours(25);
        await SendAsync(Key);

        Assert.Equal(2, (await SendAsync(Key)).Runs);
    }

    [Fact]
    public async Task What_collides_twice_is_told_as_a_concurrent_change()
    {
        await SendAsync(Key);
        await using var db = _database.Open();

        var refusal = await Assert.ThrowsAsync<DomainException>(() => db.InTransactionAsync(_ =>
        {
            _runs++;
            db.IdempotencyRecords.Add(new IdempotencyRecord(Key.Id, "", "", Given.Now));
            return Task.FromResult(0);
        }, default));

        Assert.Equal((CommonErrors.ConcurrentChange, 3), (refusal.Error, _runs));
    }

    private async Task<(MemberResponse Response, int Runs)> SendAsync(IdempotencyKey? key, bool refuse = false)
    {
        await using var db = _database.Open();
        var behavior = new TransactionBehavior<ResignMembershipCommand, MemberResponse>(db, new IdempotencyContext { Key = key }, Seal, _clock);
        var response = await behavior.Handle(new ResignMembershipCommand(null), default, () => Handle(db, refuse));
        return (response, _runs);
    }

    private Task<MemberResponse> Handle(SqliteMembershipDb db, bool refuse)
    {
        db.AuditEvents.Add(new AuditEvent(_clock.Now, "test", "done", null, null, null));
        if (refuse) throw new DomainException(CommonErrors.Forbidden);
        _runs++;
        return Task.FromResult(MemberResponse.Of(Given.Member()));
    }

    private async Task<int> CountAsync()
    {
        await using var db = _database.Open();
        return await db.AuditEvents.CountAsync();
    }
}
