using Membership.Api;
using Membership.Api.Affiliations;
using Membership.Api.Audit;
using Membership.Api.Clients;
using Membership.Api.Council;
using Membership.Api.Dues;
using Membership.Api.Groups;
using Membership.Api.Http;
using Membership.Api.Identity;
using Membership.Api.Mail;
using Membership.Api.Members;
using Membership.Api.Organizations;
using Membership.Api.Renewals;
using Membership.Api.Representatives;
using Membership.Api.Statistics;
using Membership.Api.Swagger;
using Membership.Api.Tiers;
using Membership.Application;
using Membership.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebHost();
builder.Services.AddApplication(builder.Configuration);
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddSignIn(builder.Configuration, builder.Environment);
builder.Services.AddApiPolicies();
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddSwagger();

var app = builder.Build();
var migrateOnly = args.Contains("migrate", StringComparer.Ordinal);
await Startup.PrepareAsync(app, migrateOnly || app.Configuration.GetValue("Database:MigrateAtStart", true), CancellationToken.None);
if (migrateOnly) return;
PublicUrl.Require(app.Configuration, app.Environment);

app.UseWebHost();
app.MapRazorPages();
app.MapGet("/account", () => Results.LocalRedirect("/account/manage")).AllowAnonymous().ExcludeFromDescription();
app.MapHealth();
app.MapProblemPages();
app.MapLoginServer();
app.MapSwaggerDocument();
if (app.Environment.IsDevelopment())
{
    app.MapDevMail();
    Startup.SayWhereToGo(app);
}
else Startup.WarnOfMissing(app);

var api = app.MapGroup("/api/v1").WithApiConventions();
api.MapMembers();
api.MapStaff();
api.MapMe();
api.MapGroups();
api.MapRepresentatives();
api.MapAffiliations();
api.MapOrganizations();
api.MapStatistics();
api.MapClients();
api.MapTiers();
api.MapOrganizationTerms();
api.MapRenewals();
api.MapCouncil();
api.MapDues();
api.MapAudit();

await app.RunAsync();

/// <summary>The host.</summary>
public partial class Program;
