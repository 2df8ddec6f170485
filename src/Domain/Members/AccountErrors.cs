using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>Every refusal about the ways in which a member signs in.</summary>
public static class AccountErrors
{
    public static readonly DomainError ProviderTaken =
        new("account.provider_taken", "This account is connected with a membership already.", DomainErrorKind.Conflict);
}
