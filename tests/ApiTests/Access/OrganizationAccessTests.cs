namespace Membership.ApiTests.Access;

/// <summary>Every operation about organizations, called by every kind of caller, against the table.</summary>
public sealed class OrganizationAccessTests(OrganizationAccessWorld world) : IClassFixture<OrganizationAccessWorld>
{
    public static TheoryData<string> Operations => [.. OrganizationAccessTable.Expected.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_caller_is_let_in_or_refused_as_the_table_says(string operation)
    {
        var failures = new List<string>();
        foreach (var (caller, expected) in OrganizationAccessTable.Expected[operation])
        {
            // The version that never exists stops changes after the caller was let in.
            var answer = await world.Callers[caller].SendAsync(new HttpMethod(operation.Split(' ')[0]), world.PathOf(operation), OrganizationAccessWorld.BodyOf(operation), ("If-Match", "\"v0\""));
            if (!AccessTable.Meets(answer, expected)) failures.Add($"{caller}: expected {expected}, got {(int)answer.Status} {answer.Text}");
        }
        Assert.Empty(failures);
    }
}
