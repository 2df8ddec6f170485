using System.Text.Json;
using FluentValidation;
using MediatR;
using Membership.Application.Affiliations;
using Membership.Application.Clients;
using Membership.Application.Common;
using Membership.Application.Council;
using Membership.Application.Dues;
using Membership.Application.Enrollments;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Application.Organizations;
using Membership.Application.Renewals;
using Membership.Application.Representatives;
using Membership.Application.Tiers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.Application;

/// <summary>Registers the use cases: mediator, pipeline, validators, mapping.</summary>
public static class ApplicationServices
{
    /// <summary>Everything this layer is made of.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MembershipOptions>().Bind(configuration.GetSection("Membership"));
        services.AddOptions<CouncilOptions>().Bind(configuration.GetSection("Council")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CouncilOptions>, CouncilOptionsCheck>();
        services.AddOptions<DuesOptions>().Bind(configuration.GetSection("Dues")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DuesOptions>, DuesOptionsRules>();
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection("Accounts"));
        // Messages name a field as the API does.
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) => member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        // The first rule that a field breaks is told, not the same thing twice.
        ValidatorOptions.Global.DefaultRuleLevelCascadeMode = CascadeMode.Stop;
        services.AddMemoryCache();
        services.AddScoped<ServiceFactory>(p => p.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddClosedTypesOf(typeof(IRequestHandler<,>), ServiceLifetime.Transient);
        services.AddClosedTypesOf(typeof(IValidator<>), ServiceLifetime.Singleton);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddAutoMapper(c => c.LicenseKey = configuration["AutoMapper:LicenseKey"], typeof(ApplicationServices).Assembly);
        services.AddScoped<IdempotencyContext>().AddScoped<FreshSignIn>();
        services.AddScoped<Mailer>().AddScoped<JoinMails>().AddScoped<EmailChangeMails>().AddScoped<SecurityMails>().AddScoped<EnrollmentMails>();
        services.AddScoped<ProfileChanges>().AddScoped<MembershipEndings>().AddScoped<OfficeTermEndings>().AddScoped<EnrollmentAccess>().AddScoped<Roster>().AddScoped<RosterCsv>();
        services.AddScoped<OrganizationActs>().AddScoped<TermInvoices>().AddScoped<UpgradeWishes>().AddScoped<TierSwitch>().AddScoped<TierActs>();
        services.AddScoped<RenewalPlan>().AddScoped<RenewalActs>().AddScoped<RenewalRound>().AddScoped<RenewalMails>();
        services.AddScoped<CouncilAccess>().AddScoped<CouncilRollWriter>().AddScoped<CouncilRollEntries>().AddScoped<CouncilRollCsv>();
        services.AddScoped<ClientAccess>().AddScoped<ClientChanges>().AddScoped<OrganizationClients>();
        services.AddScoped<OrganizationAccess>().AddScoped<OrganizationEndings>().AddScoped<OrganizationMails>().AddScoped<ApplicationMails>();
        services.AddScoped<Invoicing>().AddScoped<TermLevels>().AddScoped<Settlement>().AddScoped<DuesAccess>().AddScoped<DuesMails>().AddScoped<BookableDays>();
        services.AddScoped<Ledger>().AddScoped<StatementCsv>().AddScoped<BooksReader>().AddScoped<InvoiceResponses>();
        services.AddScoped<RepresentativeChanges>().AddScoped<RepresentativeMails>().AddScoped<RepresentativeView>();
        services.AddScoped<Seats>().AddScoped<AffiliationEndings>().AddScoped<AffiliationMails>();
        services.AddSingleton<MemberQueries>().AddSingleton<GroupQueries>().AddSingleton<EnrollmentQueries>().AddScoped<Officers>();
        return services;
    }

    private static void AddClosedTypesOf(this IServiceCollection services, Type openInterface, ServiceLifetime lifetime)
    {
        foreach (var type in typeof(ApplicationServices).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        foreach (var implemented in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == openInterface))
            services.Add(new ServiceDescriptor(implemented, type, lifetime));
    }
}
