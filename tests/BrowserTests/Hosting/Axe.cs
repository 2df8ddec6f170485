using System.Text.Json;
using Microsoft.Playwright;

namespace Membership.BrowserTests.Hosting;

/// <summary>axe-core, where "npm ci" in this project's folder has brought it.</summary>
public static class Axe
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "axe.min.js");

    /// <summary>Whether it is there.</summary>
    public static bool IsInstalled => File.Exists(Script);

    /// <summary>Why the tests were skipped.</summary>
    public static string WhyNot => "axe-core is absent: run \"npm ci\" in tests/BrowserTests and build again.";

    /// <summary>The serious and critical violations of the page, each with the first element that has it.</summary>
    public static async Task<IReadOnlyList<string>> SeriousViolationsAsync(this IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        var violations = await page.EvaluateAsync<JsonElement>("async () => (await axe.run({ resultTypes: ['violations'] })).violations");
        return [.. violations.EnumerateArray().Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(v => $"{v.GetProperty("id")}: {v.GetProperty("nodes")[0].GetProperty("html")}")];
    }
}
