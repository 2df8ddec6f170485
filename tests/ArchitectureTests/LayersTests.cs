using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Membership.ArchitectureTests;

/// <summary>Who may know whom: Domain, Application, Infrastructure, Api, each only those before it.</summary>
public sealed class LayersTests
{
    [Fact]
    public void The_domain_knows_nothing_but_the_platform()
    {
        Assert.All(References(Repository.Domain), r => Assert.StartsWith("System.", r, StringComparison.Ordinal));
        var project = Repository.Read("src/Domain/Membership.Domain.csproj");
        Assert.DoesNotContain("Reference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void The_application_knows_neither_infrastructure_nor_api() =>
        Assert.Equal(["Membership.Domain"], References(Repository.Application).Where(IsOurs));

    [Fact]
    public void The_application_uses_nothing_of_the_web()
    {
        Assert.DoesNotContain(References(Repository.Application), r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(UsedNamespaces(Repository.Application), n => n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void The_infrastructure_does_not_know_the_api() =>
        Assert.Equal(["Membership.Application", "Membership.Domain"], References(Repository.Infrastructure).Where(IsOurs));

    [Fact]
    public void No_project_in_src_refers_to_a_test_project() =>
        Assert.All(Repository.Files("src", ".csproj"), f => Assert.DoesNotContain("tests/", Repository.Read(f), StringComparison.Ordinal));

    [Theory]
    [InlineData("Domain")]
    [InlineData("Application")]
    [InlineData("Infrastructure")]
    [InlineData("Api")]
    public void Namespaces_follow_the_folders(string project) =>
        Assert.All(Repository.Files($"src/{project}", ".cs").Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal)), file =>
        {
            var declared = Repository.Read(file).Split('\n').FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))?[10..].Trim(';', '\r');
            var folders = file.Split('/')[1..^1];
            // Profiles and parts of one class may stand in folders of their own.
            Assert.True(declared is null || ("Membership." + string.Join('.', folders)).StartsWith(declared, StringComparison.Ordinal), $"{file}: {declared}");
        });

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!).Order(StringComparer.Ordinal);

    private static bool IsOurs(string assembly) => assembly.StartsWith("Membership.", StringComparison.Ordinal);

    private static HashSet<string> UsedNamespaces(Assembly assembly)
    {
        using var stream = File.OpenRead(assembly.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(t => metadata.GetString(metadata.GetTypeReference(t).Namespace))];
    }
}
