using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Council;

namespace Membership.Application.Council;

/// <summary>Freezes a roll as things stood at an instant. It is written in the background; its status tells when it is complete.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Title">For example the meeting; up to 200 characters.</param>
/// <param name="AsOf">As things stood then; now where it is left out. It cannot lie in the future.</param>
public sealed record FreezeCouncilRollCommand(CouncilRollKind? Kind, string Title, DateTimeOffset? AsOf) : ICommand<CouncilRollResponse>;

/// <summary>Checks the shape.</summary>
public sealed class FreezeCouncilRollValidator : AbstractValidator<FreezeCouncilRollCommand>
{
    private static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The rules.</summary>
    public FreezeCouncilRollValidator()
    {
        RuleFor(c => c.Kind).NotNull().WithMessage(_ => Text.Of("validation.required"));
        RuleFor(c => c.Title).RequiredText(CouncilRoll.MaxTitleLength);
        RuleFor(c => c.AsOf).Must(t => t is null || t >= Beginning).WithMessage(_ => Text.Of("validation.earliest", "2000-01-01"));
    }
}

/// <summary>Begins the roll; <see cref="CouncilRollWriter"/> writes it.</summary>
public sealed class FreezeCouncilRollHandler(IMembershipDb db, CouncilAccess access, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<FreezeCouncilRollCommand, CouncilRollResponse>
{
    /// <inheritdoc/>
    public Task<CouncilRollResponse> Handle(FreezeCouncilRollCommand request, CancellationToken cancellationToken)
    {
        access.RequireStaff();
        var (now, actor) = (clock.GetUtcNow(), current.Actor);
        var asOf = request.AsOf is { } given ? DateTimeOffset.FromUnixTimeMilliseconds(given.ToUnixTimeMilliseconds()) : now;
        var roll = new CouncilRoll(request.Kind!.Value, PlainText.Normalize(request.Title)!, asOf, actor.MemberId!.Value, now);
        db.CouncilRolls.Add(roll);
        db.AuditEvents.Add(new AuditEvent(now, "council.freeze", "done", actor.MemberId, actor.ClientId, null) { Detail = $"{roll.Id}" });
        return Task.FromResult(CouncilRollResponse.Of(roll));
    }
}
