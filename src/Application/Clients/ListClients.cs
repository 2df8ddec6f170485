using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>The API clients, in the order of their client ids; for staff, those of one organization also for whoever acts for it.</summary>
/// <param name="Status">Only those that may, or may not, do anything.</param>
/// <param name="OrganizationId">Only those of this organization.</param>
/// <param name="Page">Which page.</param>
public sealed record ListClientsQuery(ClientStatus? Status, Guid? OrganizationId, PageRequest Page) : IRequest<Page<ClientResponse>>;

/// <summary>Checks the page.</summary>
public sealed class ListClientsValidator : AbstractValidator<ListClientsQuery>
{
    /// <summary>The rules.</summary>
    public ListClientsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the client id.</summary>
public sealed class ListClientsHandler(IMembershipDb db, ClientAccess access, ICursors cursors) : IRequestHandler<ListClientsQuery, Page<ClientResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<ClientResponse>> Handle(ListClientsQuery request, CancellationToken cancellationToken)
    {
        await access.RequireReadAsync(request.OrganizationId, cancellationToken);
        var list = $"clients/{request.Status}/{request.OrganizationId}";
        var clients = db.Clients.AsQueryable();
        if (request.Status is { } status) clients = clients.Where(c => (c.DisabledAt == null) == (status == ClientStatus.Enabled));
        if (request.OrganizationId is { } organizationId) clients = clients.Where(c => c.OrganizationId == organizationId);
        if (cursors.Position(list, request.Page) is [var after]) clients = clients.Where(c => string.Compare(c.ClientId, after) > 0);
        var rows = await clients.OrderBy(c => c.ClientId).Take(request.Page.Size + 1).Select(ClientResponse.Projection).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.ClientId], r => r);
    }
}
