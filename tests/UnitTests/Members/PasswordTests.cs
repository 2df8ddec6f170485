using FluentValidation;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.UnitTests.Members;

/// <summary>Which passwords are accepted.</summary>
public sealed class PasswordTests : IAsyncDisposable
{
    private const string Email = "wanjiku@example.com";

    private readonly MemoryDatabase _database = new();
    private readonly ServiceProvider _services;
    private readonly IServiceScope _scope;

    public PasswordTests()
    {
        var configuration = new ConfigurationBuilder().Build();
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLoginSystem(configuration)
            .AddScoped<MembershipDb>(_ => _database.Open()).AddScoped<IMembershipDb>(p => p.GetRequiredService<MembershipDb>())
            .AddSingleton<GroupQueries>().AddScoped<Officers>().BuildServiceProvider();
        _scope = _services.CreateScope();
    }

    private IAccounts Accounts => _scope.ServiceProvider.GetRequiredService<IAccounts>();

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("a long phrase of your own")]
    [InlineData("correct horse battery staple")]
    [InlineData("пароль длинный")]
    [InlineData("'; DROP TABLE Members;--")]
    public async Task Length_is_what_counts(string password) => Assert.Empty(await Accounts.CheckPasswordAsync(password, Email));

    [Theory]
    [InlineData("short")]
    [InlineData("123456789")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("my WANJIKU password")]
    [InlineData("0123456789")]
    [InlineData("Qwertyuiop")]
    [InlineData("Password2026!")]
    public async Task Short_monotonous_telling_and_well_known_passwords_are_refused(string password) =>
        Assert.NotEmpty(await Accounts.CheckPasswordAsync(password, Email));

    [Fact]
    public async Task Joining_with_an_unacceptable_password_names_the_field_and_the_refusal()
    {
        var join = new JoinMemberCommand("Wanjikũ", null, Email, "short", "KE", null, "en", [new ConsentChoice(ConsentPurpose.Storage, true)]);

        // The password is looked at before anything is sent on.
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => new JoinMemberHandler(Accounts, null!).Handle(join, default));

        Assert.NotEmpty(refusal.Errors);
        Assert.All(refusal.Errors, e => Assert.Equal(("Password", JoinErrors.PasswordUnacceptable.Code), (e.PropertyName, e.ErrorCode)));
    }

    [Fact]
    public async Task A_password_is_hashed_with_a_salt()
    {
        var (one, other) = (await Accounts.HashPasswordAsync("a long phrase", default), await Accounts.HashPasswordAsync("a long phrase", default));

        Assert.NotEqual(one, other);
        Assert.DoesNotContain("phrase", one, StringComparison.Ordinal);
    }
}
