using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Domain.Common;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Membership.Infrastructure.Persistence.Seed;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api;

/// <summary>What must be true of the database before the first request: its shape, its keys, its first clients and administrator.</summary>
public static partial class Startup
{
    /// <summary>Prepares the database; with the argument <c>migrate</c> the process ends after it.</summary>
    public static async Task PrepareAsync(WebApplication app, bool migrate, CancellationToken cancellationToken)
    {
        if (migrate) await PersistenceServices.MigrateAsync(app.Services, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        if (app.Environment.IsDevelopment())
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().EnsureAsync(cancellationToken);
        else if (await DemoSeed.HoldsDemoAccountsAsync(db, cancellationToken))
            throw new InvalidOperationException("This database holds the demo accounts, whose password is public. Outside Development it is refused.");
        await app.Services.GetRequiredService<SigningKeys>().EnsureAsync(db, cancellationToken);
        await EnsureSwaggerClientAsync(db, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        await EnsureAdministratorAsync(db, app.Configuration["Staff:BootstrapAdministrator"], cancellationToken);
    }

    /// <summary>Says what a production system cannot do as it is set.</summary>
    public static void WarnOfMissing(WebApplication app)
    {
        if (string.IsNullOrEmpty(app.Configuration["Smtp:Host"])) LogNoMail(app.Logger);
    }

    [LoggerMessage(LogLevel.Warning, "Smtp:Host is not set: no mail leaves, so nobody can confirm an address or choose a new password.")]
    private static partial void LogNoMail(ILogger logger);

    /// <summary>Tells a newcomer where to go, once the server listens.</summary>
    public static void SayWhereToGo(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = app.Services.GetRequiredService<IPublicUrl>().Base;
        Console.WriteLine($"""

              Membership is running.
              API and sign-in    {address}/swagger
              Join as a member   {address}/account/join
              Outgoing mail      {address}/dev/mail
              Demo accounts      member@example.org, secretary@example.org, administrator@example.org, auditor@example.org,
                                 representative@example.org, billing@example.org
              Their password     Membership-demo-2026!

            """);
    });

    private static async Task EnsureSwaggerClientAsync(MembershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var profile = new ClientProfile("Swagger UI", ["authorization_code", "refresh_token"], KnownScopes.Personal,
            ["{publicUrl}/swagger/oauth2-redirect.html"], ["{publicUrl}/swagger/"], RequireConsent: false);
        var client = await db.Clients.AsTracking().SingleOrDefaultAsync(c => c.ClientId == "swagger", cancellationToken);
        if (client is null) db.Clients.Add(new Client("swagger", profile, isConfidential: false, null, now));
        // One that an earlier version registered lacks what that version did not know.
        else if (client.PostLogoutRedirectUris.Count == 0) client.Change(profile);
        await db.SaveChangesAsync(cancellationToken);
    }

    // The first administrator joins like everybody else; this names them, and only while there is none.
    private static async Task EnsureAdministratorAsync(MembershipDb db, string? email, CancellationToken cancellationToken)
    {
        if (EmailAddress.TryParse(email)?.Key is not { } key
            || await db.AdministratorsInOffice().AnyAsync(cancellationToken)) return;
        var id = await db.Members.Where(m => m.EmailKey == key).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is null) return;
        await db.StaffAssignments.Where(s => s.MemberId == id).ExecuteDeleteAsync(cancellationToken);
        db.StaffAssignments.Add(new StaffAssignment(id.Value, StaffRoles.MembershipAdministrator));
        await db.SaveChangesAsync(cancellationToken);
    }
}
