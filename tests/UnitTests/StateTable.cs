namespace Membership.UnitTests;

/// <summary>A table of acts by states, written as text: in each cell the state that follows, or the refusal in angle brackets.</summary>
internal static class StateTable
{
    /// <summary>The cells, as rows for a theory: act, present state, cell.</summary>
    public static TheoryData<string, TState, string> Cells<TState>(string table) where TState : struct, Enum
    {
        var rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var states = rows[0].Select(Enum.Parse<TState>).ToList();
        Assert.Equal(Enum.GetValues<TState>(), states);
        var cells = new TheoryData<string, TState, string>();
        foreach (var row in rows.Skip(1))
        {
            Assert.Equal(states.Count + 1, row.Length);
            for (var i = 0; i < states.Count; i++) cells.Add(row[0], states[i], row[i + 1]);
        }
        return cells;
    }
}
