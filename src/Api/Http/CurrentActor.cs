using Membership.Application.Identity;

namespace Membership.Api.Http;

/// <summary>The caller, as the access token told.</summary>
public sealed class CurrentActor(IHttpContextAccessor accessor) : ICurrentActor
{
    /// <inheritdoc/>
    public Actor Actor => accessor.HttpContext?.Features.Get<Actor>() ?? Actor.Anonymous;
}
