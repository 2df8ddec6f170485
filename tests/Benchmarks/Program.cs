using Membership.Benchmarks.Bare;
using Membership.Benchmarks.Bench;
using Membership.Benchmarks.Generate;

// The portable profile's SQLite loader stands in the infrastructure; plain ADO.NET here needs it too.
System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Membership.Infrastructure.Persistence.MembershipDb).Module.ModuleHandle);

return args switch
{
    ["generate", .. var rest] => await GenerateCommand.RunAsync(rest),
    ["bench", .. var rest] => await BenchCommand.RunAsync(rest),
    ["bare", .. var rest] => await BareCommand.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"""
        dotnet run -c Release --project tests/Benchmarks -- <verb> …

          {GenerateCommand.Usage}
          {BenchCommand.Usage}
        """);
    return 2;
}
