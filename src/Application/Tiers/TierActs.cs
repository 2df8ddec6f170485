using System.Linq.Expressions;
using FluentValidation;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Tiers;

/// <summary>What every act of staff on a tier does: asks whether the caller may, finds it, leaves a line in the audit trail.</summary>
public sealed class TierActs(IMembershipDb db, ICurrentActor current, TimeProvider clock)
{
    /// <summary>The day, UTC.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Refuses all but membership administrators.</summary>
    public void RequireStaff() => CommonErrors.Forbidden.Unless(current.Actor.IsAdministrator);

    /// <summary>The tier that is to be changed, with its prices, tracked.</summary>
    public async Task<Tier> FindAsync(string code, CancellationToken cancellationToken)
    {
        RequireStaff();
        return CommonErrors.NotFound.IfMissing(await db.Tiers.AsTracking().Include(t => t.Prices).SingleOrDefaultAsync(t => t.Code == code, cancellationToken));
    }

    /// <summary>Records an act.</summary>
    public void Record(string action, string detail) =>
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), action, "done", current.Actor.MemberId, current.Actor.ClientId, null) { Detail = detail });

    /// <summary>Organizations that could not renew because of this tier get another try in the next round of the renewals.</summary>
    public Task<int> RetryRenewalsAsync(Tier tier, CancellationToken cancellationToken) => db.Organizations
        .Where(o => o.RenewalProblem != null && (o.NextTierId ?? o.TierId) == tier.Id)
        .ExecuteUpdateAsync(s => s.SetProperty(o => o.RenewalProblem, (string?)null).SetProperty(o => o.Version, o => o.Version + 1), cancellationToken);

    /// <summary>Organizations show the name of their tier, so what callers know of them is out of date.</summary>
    public Task<int> RenamedAsync(Tier tier, CancellationToken cancellationToken) => db.Organizations
        .Where(o => o.TierId == tier.Id || o.NextTierId == tier.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Version, o => o.Version + 1), cancellationToken);
}

/// <summary>Shapes that requests about tiers share.</summary>
internal static class TierRules
{
    public const int MaxRank = 1000;
    public const int MaxSeats = 1_000_000;

    public static IRuleBuilderOptions<T, IReadOnlyList<OrganizationKind>?> Kinds<T>(this IRuleBuilder<T, IReadOnlyList<OrganizationKind>?> rule) =>
        rule.Must(k => k is null || k.All(Enum.IsDefined)).WithMessage(_ => Text.Of("validation.required"));

    public static void Price<T>(
        this AbstractValidator<T> validator, Expression<Func<T, int?>> minEmployees, Expression<Func<T, string?>> currency, Expression<Func<T, decimal?>> amount)
    {
        validator.RuleFor(minEmployees).InclusiveBetween(0, OrganizationProfile.MaxEmployees);
        validator.RuleFor(currency).Currency();
        validator.RuleFor(amount).NotNull().WithMessage(_ => Text.Of("validation.required"));
    }

    public static void Benefits<T>(this AbstractValidator<T> validator, Func<T, IReadOnlyList<string>?> benefits)
    {
        validator.RuleFor(c => benefits(c)).Must(b => b is null || b.Count <= Tier.MaxBenefits).WithMessage(_ => Text.Of("validation.tooMany", Tier.MaxBenefits)).OverridePropertyName("benefits");
        validator.RuleForEach(c => benefits(c)).RequiredText(Tier.MaxBenefitLength).OverridePropertyName("benefits");
    }
}
