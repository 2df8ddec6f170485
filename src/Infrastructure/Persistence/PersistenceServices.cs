using Membership.Application.Common;
using Membership.Infrastructure.Persistence.Sqlite;
using Membership.Infrastructure.Persistence.SqlServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.Infrastructure.Persistence;

/// <summary>Registers the database.</summary>
public static class PersistenceServices
{
    /// <summary>The engine that the configuration names.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        IDatabaseEngine engine = options.Provider is DatabaseProvider.SqlServer ? new SqlServerEngine() : new SqliteDatabase();
        engine.Register(services, options, configuration.GetConnectionString("Membership"));
        services.AddSingleton(engine);
        services.AddScoped<IMembershipDb>(p => p.GetRequiredService<MembershipDb>());
        return services;
    }

    /// <summary>Creates or updates the database.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDatabaseEngine>()
            .MigrateAsync(scope.ServiceProvider.GetRequiredService<MembershipDb>(), cancellationToken);
    }
}
