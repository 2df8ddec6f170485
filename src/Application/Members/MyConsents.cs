using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Members;

/// <summary>The signed-in member's consents: what holds now, and the ledger, newest first.</summary>
public sealed record GetMyConsentsQuery(PageRequest Page) : IRequest<ConsentsResponse>;

/// <summary>Gives or withdraws consents. Withdrawing <c>storage</c> ends the membership.</summary>
/// <param name="Consents">One choice per purpose.</param>
public sealed record RecordMyConsentsCommand(IReadOnlyList<ConsentChoice> Consents) : ICommand<ConsentsResponse>;

/// <summary>Consents now, and how they came to be.</summary>
/// <param name="Current">One line per purpose.</param>
/// <param name="Items">The ledger, newest first; after a change, the lines it added.</param>
/// <param name="Next">Cursor of older entries.</param>
public sealed record ConsentsResponse(IReadOnlyList<ConsentChoice> Current, IReadOnlyList<ConsentLedgerEntry> Items, string? Next);

/// <summary>One line of the append-only ledger.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Granted">Given or withdrawn.</param>
/// <param name="PolicyVersion">Under which version of the policy.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="At">When, UTC.</param>
public sealed record ConsentLedgerEntry(ConsentPurpose Purpose, bool Granted, string PolicyVersion, string Channel, DateTimeOffset At);

/// <summary>Checks the shape of choices.</summary>
public sealed class RecordMyConsentsValidator : AbstractValidator<RecordMyConsentsCommand>
{
    /// <summary>The rules.</summary>
    public RecordMyConsentsValidator() => RuleFor(c => c.Consents).ConsentChoices();
}

/// <summary>Checks the page.</summary>
public sealed class GetMyConsentsValidator : AbstractValidator<GetMyConsentsQuery>
{
    /// <summary>The rules.</summary>
    public GetMyConsentsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads the ledger by keyset on its ordinal.</summary>
public sealed class GetMyConsentsHandler(IMembershipDb db, ICurrentActor current, ICursors cursors) : IRequestHandler<GetMyConsentsQuery, ConsentsResponse>
{
    /// <inheritdoc/>
    public async Task<ConsentsResponse> Handle(GetMyConsentsQuery request, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId!.Value;
        var (page, list) = (request.Page, $"consents/{id}");
        var granted = await db.Members.Where(m => m.Id == id).Select(m => (ConsentPurposes?)m.Consents).SingleOrDefaultAsync(cancellationToken);
        var before = cursors.Position(list, page) is [var ordinal] ? int.Parse(ordinal, System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;
        var rows = await db.ConsentLedger.Where(c => c.MemberId == id && c.Ordinal < before)
            .OrderByDescending(c => c.Ordinal).Take(page.Size + 1).ToListAsync(cancellationToken);
        var entries = rows.ToPage(page, cursors, list, r => [$"{r.Ordinal}"], r => r);
        return new ConsentsResponse(Now(granted ?? ConsentPurposes.None), [.. entries.Items.Select(Entry)], entries.Next);
    }

    internal static IReadOnlyList<ConsentChoice> Now(ConsentPurposes granted) =>
        [.. Enum.GetValues<ConsentPurpose>().Select(p => new ConsentChoice(p, granted.HasFlag(p.ToFlag())))];

    internal static ConsentLedgerEntry Entry(ConsentEntry c) => new(c.Purpose.ToPurpose(), c.Granted, c.PolicyVersion, c.Channel, c.At);
}

/// <summary>Appends to the ledger; withdrawing storage resigns the membership in the same transaction.</summary>
public sealed class RecordMyConsentsHandler(
    IMembershipDb db, ICurrentActor current, MembershipEndings endings, Mailer mailer, IOptions<MembershipOptions> options, TimeProvider clock)
    : IRequestHandler<RecordMyConsentsCommand, ConsentsResponse>
{
    /// <inheritdoc/>
    public async Task<ConsentsResponse> Handle(RecordMyConsentsCommand request, CancellationToken cancellationToken)
    {
        var (id, now) = (current.Actor.MemberId!.Value, clock.GetUtcNow());
        var member = CommonErrors.NotFound.IfMissing(await db.Members.AsTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken));
        var context = new ConsentContext(options.Value.PolicyVersion, "api", now);
        foreach (var choice in request.Consents) member.Choose(choice.Purpose.ToFlag(), choice.Granted, context);
        if (!member.Consents.HasFlag(ConsentPurposes.Storage))
        {
            var decision = new Decision(id, now, "storageConsentWithdrawn");
            member.Resign(decision);
            await endings.EndAsync(member, decision, cancellationToken);
            mailer.Queue(member.Recipient(), "membershipResigned");
        }
        return new ConsentsResponse(GetMyConsentsHandler.Now(member.Consents),
            [.. member.ConsentLedger.OrderByDescending(c => c.Ordinal).Select(GetMyConsentsHandler.Entry)], null);
    }
}
