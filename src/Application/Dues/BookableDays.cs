using System.Linq.Expressions;
using FluentValidation;
using Membership.Application.Common;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>Into which days something can be booked: days that have been, in years that are not closed.</summary>
public sealed class BookableDays(IMembershipDb db, TimeProvider clock)
{
    /// <summary>Today, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Refuses a day that cannot be booked into, naming the field that holds it.</summary>
    public async Task RequireAsync(DateOnly on, string field, CancellationToken cancellationToken) =>
        BookableDay.Require(on, Today, await LastClosedAsync(cancellationToken), field);

    /// <summary>The last closed year; years before it count as closed, whether or not anything was booked in them.</summary>
    public Task<int?> LastClosedAsync(CancellationToken cancellationToken) => db.ClosedYears.MaxAsync(y => (int?)y.Year, cancellationToken);
}

/// <summary>The shapes that requests about money share.</summary>
public static class DuesRules
{
    /// <summary>The longest note that a person writes; the masked account number is put behind it.</summary>
    public const int MaxNoteLength = Booking.MaxNoteLength - 20;

    /// <summary>An IBAN whose length and check digits are right, where one is given.</summary>
    public static IRuleBuilderOptions<T, string?> Iban<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(i => i is null || Domain.Dues.Iban.TryParse(i) is not null).WithErrorCode(DuesErrors.IbanInvalid.Code).WithMessage(_ => Text.Of("error.dues.iban_invalid"));

    /// <summary>A period that does not end before it begins.</summary>
    public static void ValidPeriod<T>(this AbstractValidator<T> validator, Func<T, DateOnly?> from, Expression<Func<T, DateOnly?>> until) =>
        validator.RuleFor(until).Must((q, last) => from(q) is not { } first || last is null || first <= last).WithMessage(_ => Text.Of("validation.period"));

    /// <summary>
    /// What is kept of a note and an IBAN: the note, and the last four characters. That is enough to recognize an account by, and all that is ever
    /// stored of it.
    /// </summary>
    public static string? NoteWith(string? note, string? iban) =>
        (PlainText.Normalize(note), Domain.Dues.Iban.TryParse(iban)) switch
        {
            (var words, null) => words,
            (null, var number) => $"IBAN …{number[^4..]}",
            var (words, number) => $"{words} (IBAN …{number[^4..]})",
        };
}
