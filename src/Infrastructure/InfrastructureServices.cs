using Membership.Application.Dues;
using Membership.Infrastructure.Dues;
using Membership.Infrastructure.Email;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Jobs;
using Membership.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Membership.Infrastructure;

/// <summary>Registers everything that talks to the outside: database, login system, mail, background work.</summary>
public static class InfrastructureServices
{
    /// <summary>Everything this layer is made of.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<TimeProvider, MillisecondClock>();
        services.AddPersistence(configuration);
        services.AddLoginSystem(configuration);
        services.AddSingleton<IPaymentProvider, BankTransfer>();
        services.AddSingleton<Housekeeping>().AddHostedService(p => p.GetRequiredService<Housekeeping>());
        services.AddSingleton<Renewals>().AddHostedService(p => p.GetRequiredService<Renewals>());
        services.AddSingleton<CouncilRolls>().AddHostedService(p => p.GetRequiredService<CouncilRolls>());
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection("Smtp"));
        if (configuration["Smtp:Host"] is { Length: > 0 }) services.AddHostedService<OutboxWorker>();
        return services;
    }
}
