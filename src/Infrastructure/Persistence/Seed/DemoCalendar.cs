namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>What happens in the demo world on which day; no two things happen at once, and what would come after the present has not happened.</summary>
internal sealed class DemoCalendar(DateTimeOffset now)
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, int Order)> _events = new();
    private DateTimeOffset _present;
    private int _order;

    public DateOnly Today => Day(now);

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>Plans something; nothing is planned for times that are over.</summary>
    public void On(DateOnly day, Action<DateTimeOffset> happens)
    {
        var at = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddMilliseconds(++_order);
        _events.Enqueue(happens, (DemoClock.Max(at, _present.AddMilliseconds(1)), _order));
    }

    public void After(DateTimeOffset at, int days, Action<DateTimeOffset> happens) => On(Day(at).AddDays(days), happens);

    /// <summary>Lets everything happen, day by day, and what follows from it.</summary>
    public void Run()
    {
        while (_events.TryDequeue(out var happens, out var when) && when.At < now)
        {
            _present = when.At;
            happens(when.At);
        }
    }
}
