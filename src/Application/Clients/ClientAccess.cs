using Membership.Application.Identity;
using Membership.Domain.Common;

namespace Membership.Application.Clients;

/// <summary>Who may see and manage API clients. Machines never may, whatever their scopes: a leaked secret must not make another.</summary>
public static class ClientAccess
{
    /// <summary>Membership administrators and auditors.</summary>
    public static void RequireRead(Actor actor) => CommonErrors.Forbidden.Unless(actor.IsAdministrator || actor.IsAuditor);

    /// <summary>Membership administrators.</summary>
    public static void RequireManage(Actor actor) => CommonErrors.Forbidden.Unless(actor.IsAdministrator);
}
