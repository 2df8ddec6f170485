using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Groups;

/// <summary>A right as clients name it.</summary>
public enum OfficeRight
{
    /// <summary>See how many members there are.</summary>
    SeeCounts,

    /// <summary>See the roster and the requests.</summary>
    SeeRoster,

    /// <summary>Approve, decline, suspend, reinstate and remove members.</summary>
    ApproveMembers,

    /// <summary>Download the roster.</summary>
    DownloadRoster,

    /// <summary>Post news to the group.</summary>
    PostNews,
}

/// <summary>Rule 12: sets what an office may do in one group, for example to give approval to the membership officer alone. Staff only.</summary>
/// <param name="Rights">All the rights of the office; an empty list takes them away.</param>
public sealed record SetOfficeRightsCommand(IReadOnlyList<OfficeRight> Rights) : ICommand<OfficeResponse>
{
    /// <summary>Which part of the directory.</summary>
    [JsonIgnore]
    public GroupPath Path { get; init; }

    /// <summary>Which group.</summary>
    [JsonIgnore]
    public string Slug { get; init; } = "";

    /// <summary>Which office.</summary>
    [JsonIgnore]
    public string Office { get; init; } = "";
}

/// <summary>The offices of a group and their rights, for its officers and staff.</summary>
public sealed record ListOfficesQuery(GroupPath Path, string Slug) : IRequest<Page<OfficeResponse>>;

/// <summary>An office in one group.</summary>
/// <param name="Office">Code of the office.</param>
/// <param name="Name">English name.</param>
/// <param name="Rights">What it may do in this group.</param>
public sealed record OfficeResponse(string Office, string Name, IReadOnlyList<OfficeRight> Rights);

/// <summary>Checks the shape of rights.</summary>
public sealed class SetOfficeRightsValidator : AbstractValidator<SetOfficeRightsCommand>
{
    /// <summary>The rules.</summary>
    public SetOfficeRightsValidator() => RuleFor(c => c.Rights).NotNull();
}

/// <summary>Stores the group's own decision.</summary>
public sealed class SetOfficeRightsHandler(IMembershipDb db, Officers officers, ICurrentActor current, FreshSignIn fresh, TimeProvider clock) : IRequestHandler<SetOfficeRightsCommand, OfficeResponse>
{
    /// <inheritdoc/>
    public async Task<OfficeResponse> Handle(SetOfficeRightsCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        fresh.Require();
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var office = GroupErrors.OfficeUnknown.IfMissing(await db.Offices.SingleOrDefaultAsync(o => o.Code == request.Office, cancellationToken));
        var rights = request.Rights.Aggregate(OfficeRights.None, (sum, r) => sum | (OfficeRights)(1 << (int)r));
        var own = await db.GroupOfficeRights.AsTracking()
            .SingleOrDefaultAsync(r => r.GroupId == group.Id && r.OfficeCode == office.Code, cancellationToken);
        if (own is null) db.GroupOfficeRights.Add(new GroupOfficeRights(group.Id, office.Code, rights));
        else own.Change(rights);
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "office.rights", "done", current.Actor.MemberId, current.Actor.ClientId, group.Id) { Detail = $"{office.Code}: {rights}" });
        return Of(office, rights);
    }

    internal static OfficeResponse Of(Office office, OfficeRights rights) => new(office.Code,
        Text.TryIn(System.Globalization.CultureInfo.CurrentUICulture, $"office.{office.Code}") ?? office.Name,
        [.. Enum.GetValues<OfficeRight>().Where(r => rights.HasFlag((OfficeRights)(1 << (int)r)))]);
}

/// <summary>Reads the offices; the list is short by nature.</summary>
public sealed class ListOfficesHandler(IMembershipDb db, Officers officers, ICurrentActor current) : IRequestHandler<ListOfficesQuery, Page<OfficeResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<OfficeResponse>> Handle(ListOfficesQuery request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var actor = current.Actor;
        CommonErrors.Forbidden.Unless(actor.IsAdministrator || actor.IsAuditor || (await officers.OfAsync(group.Id, cancellationToken)).Any(o => o.MemberId == actor.MemberId));
        var own = await db.GroupOfficeRights.Where(r => r.GroupId == group.Id).ToDictionaryAsync(r => r.OfficeCode, r => r.Rights, StringComparer.Ordinal, cancellationToken);
        var offices = await db.Offices.OrderBy(o => o.Code).ToListAsync(cancellationToken);
        return new Page<OfficeResponse>(
            offices.ConvertAll(o => SetOfficeRightsHandler.Of(o, own.TryGetValue(o.Code, out var rights) ? rights : group.Kind.DefaultRights(o))), null);
    }
}
