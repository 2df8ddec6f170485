using System.Security.Cryptography.X509Certificates;
using Membership.Application.Common;
using Membership.Application.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Identity;

/// <summary>Registers accounts, data protection and what both login servers keep.</summary>
public static class IdentityServices
{
    /// <summary>Everything behind signing in that is not a page or an endpoint.</summary>
    public static IServiceCollection AddLoginSystem(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<Account>(o =>
            {
                // Both login servers know members by this claim, and Duende IdentityServer signs nobody in without it.
                o.ClaimsIdentity.UserIdClaimType = "sub";
                // Length is what counts (NIST SP 800-63B); rules on kinds of characters only make people write passwords down.
                o.Password.RequiredLength = configuration.GetValue("Accounts:PasswordMinimumLength", 10);
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Password.RequiredUniqueChars = 4;
                o.Lockout.MaxFailedAccessAttempts = configuration.GetValue("Accounts:MaxFailedSignIns", 10);
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(configuration.GetValue("Accounts:LockoutMinutes", 15));
            })
            .AddSignInManager()
            .AddUserStore<AccountStore>()
            .AddDefaultTokenProviders();
        // OWASP's figure for PBKDF2 with SHA-512; hashes of fewer rounds are made anew at the next sign-in.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = configuration.GetValue("Accounts:PasswordHashRounds", 210_000));
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(2));
        var protection = services.AddDataProtection().SetApplicationName("membership");
        if (configuration["DataProtection:CertificatePath"] is { Length: > 0 } path)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, configuration["DataProtection:CertificatePassword"]));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(o =>
            o.XmlRepository = new DataProtectionKeyRepository(p.GetRequiredService<IServiceScopeFactory>())));
        services.AddSingleton<PasswordHashing>().AddSingleton<TokenCache>().AddSingleton<SigningKeys>();
        services.AddSingleton<ILinkTokens, LinkTokens>().AddSingleton<ICursors, Cursors>().AddSingleton<IAnswerSeal, AnswerSeal>();
        services.AddSingleton<ClientDirectory>().AddSingleton<ClientUse>();
        services.AddScoped<IAccounts, Accounts>().AddScoped<IClientCredentials, ClientCredentials>();
        services.AddSingleton(new BreachedPasswords(configuration["Accounts:BreachedPasswordsPath"]));
        services.AddScoped<Lockout>().AddScoped<CredentialMails>().AddScoped<SecondFactorPolicy>().AddScoped<SecondFactors>().AddScoped<Passkeys>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IPublicUrl>(Passkeys.Configure);
        services.AddScoped<ConsentStore>().AddScoped<Applications>().AddScoped<Sessions>().AddScoped<SignInHistory>();
        return services;
    }
}
