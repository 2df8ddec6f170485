namespace Membership.Application.Identity;

/// <summary>What the use cases about API clients need of the login system. Changes join the command's transaction.</summary>
public interface IClientCredentials
{
    /// <summary>A new identifier for a client.</summary>
    string NewClientId();

    /// <summary>A new secret of 256 random bits.</summary>
    string NewSecret();

    /// <summary>What is kept of a secret.</summary>
    string Hash(string secret);

    /// <summary>Ends every token of a client.</summary>
    Task RevokeAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>Forgets what members have allowed a client: each is asked again at their next sign-in there.</summary>
    Task ForgetConsentsAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>Makes this instance read clients anew; the others do within half a minute.</summary>
    void Forget();
}
