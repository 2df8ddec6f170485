using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Groups;

namespace Membership.ApiTests.Access;

/// <summary>A host with all the callers signed in, and with things to ask for that belong to none of them.</summary>
public sealed class AccessWorld : ApiHost
{
    private static readonly Dictionary<string, (GroupKind Kind, string Slug)> Kinds = new()
    {
        ["chapters"] = (GroupKind.Chapter, "kenya"), ["sigs"] = (GroupKind.StandingGroup, "accessibility"), ["working-groups"] = (GroupKind.WorkingGroup, "wsis"),
    };

    private readonly Dictionary<string, (string Enrollment, string Term)> _things = [];
    private Guid _memberId;
    private string _clientId = "";

    /// <summary>The callers by the names of the table's columns.</summary>
    public IReadOnlyDictionary<string, ApiClient> Callers { get; private set; } = new Dictionary<string, ApiClient>();

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (administrator, secretary) = (await this.DemoAsync("administrator"), await this.DemoAsync("secretary"));
        var (another, subject, bystander) = (await this.JoinAsync(), await this.JoinAsync(), await this.JoinAsync());
        _memberId = subject.Id;
        var secretaryId = Guid.Parse((string)(await secretary.GetAsync("/api/v1/me")).Json["id"]!);
        foreach (var (segment, (kind, slug)) in Kinds)
        {
            var group = $"/api/v1/{segment}/{slug}";
            var elsewhere = await this.NewGroupAsync(kind);
            await another.Api.EnterAsync(elsewhere.Path, administrator);
            (await administrator.AppointAsync(elsewhere.Path, another.Id, "chair")).Expect(HttpStatusCode.Created);
            if (kind is not GroupKind.Chapter)
            {
                await secretary.EnterAsync(group, administrator);
                (await administrator.AppointAsync(group, secretaryId, "chair")).Expect(HttpStatusCode.Created);
            }
            await bystander.Api.EnterAsync(group, administrator);
            var term = (await administrator.AppointAsync(group, bystander.Id, "contact")).Expect(HttpStatusCode.Created);
            _things[segment] = (await subject.Api.AskAsync(group), (string)term.Json["id"]!);
        }
        var client = await administrator.PostAsync("/api/v1/clients", new { name = "CRM", kind = "machine", scopes = new[] { "members.read" } });
        _clientId = (string)client.Expect(HttpStatusCode.Created).Json["id"]!;
        Callers = new Dictionary<string, ApiClient>
        {
            ["anonymous"] = Client(), ["member"] = await this.DemoAsync("member"), ["another"] = another.Api, ["officer"] = secretary,
            ["reader"] = await this.IntegratorAsync(), ["machine"] = await this.IntegratorAsync("groups.read members.write groups.write"),
            ["admin"] = administrator, ["auditor"] = await this.DemoAsync("auditor"),
        };
    }

    /// <summary>An operation's address with real things in it.</summary>
    public string PathOf(string operation)
    {
        var template = operation.Split(' ')[1];
        var segment = template.Split('/')[1];
        if (!Kinds.TryGetValue(segment, out var group))
            return "/api/v1" + template.Replace("{id}", segment == "clients" ? _clientId : _memberId.ToString(), StringComparison.Ordinal).Replace("{ordinal}", "1", StringComparison.Ordinal);
        var (enrollment, term) = _things[segment];
        return "/api/v1" + template.Replace("{slug}", group.Slug, StringComparison.Ordinal).Replace("{office}", "contact", StringComparison.Ordinal)
            .Replace("{id}", template.Contains("/officers/", StringComparison.Ordinal) ? term : enrollment, StringComparison.Ordinal);
    }

    /// <summary>A body that is well-formed, so that the refusal is about the caller, and that does no harm where it is let in.</summary>
    public static object? BodyOf(string operation)
    {
        var (method, last) = (operation.Split(' ')[0], operation.Split('/')[^1]);
        return (method, last) switch
        {
            ("POST", "officers") => new { memberId = Guid.NewGuid(), office = "contact", from = "2026-01-01" },
            ("PUT", "staff-roles") => new { roles = Array.Empty<string>(), reason = "To see who may." },
            ("PUT", _) => new { rights = new[] { "seeCounts" } },
            ("POST", "decline" or "suspend" or "reinstate" or "remove" or "terminate" or "reset") when !operation.Contains("/enrollments/{id}/reinstate", StringComparison.Ordinal) =>
                new { reason = "To see who may." },
            ("PATCH", "{id}") when operation.EndsWith("/clients/{id}", StringComparison.Ordinal) => new { name = "CRM" },
            ("POST", "clients") => new { name = "CRM", kind = "machine", scopes = new[] { "members.read" } },
            ("POST", "email") => new { email = "lost-and-found@example.com", reason = "To see who may." },
            ("POST", "email-change") => new { newEmail = "somewhere-else@example.com" },
            ("PATCH", "{id}") => new { city = "Nakuru", reason = "To see who may." },
            ("PATCH", _) or ("POST", "members" or "verification" or "verification-requests") => new { },
            ("POST", "consents") => new { consents = new[] { new { purpose = "email", granted = true } } },
            // Refused for its shape, but only after the caller was let in.
            ("POST", "resignation") => new { unknown = true },
            _ => null,
        };
    }
}
