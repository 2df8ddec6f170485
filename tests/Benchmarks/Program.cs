using Membership.Benchmarks.Bare;
using Membership.Benchmarks.Bench;
using Membership.Benchmarks.Generate;
using Membership.Benchmarks.Login;
using Membership.Benchmarks.Renewals;

// The portable profile's SQLite loader stands in the infrastructure; plain ADO.NET here needs it too.
System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Membership.Infrastructure.Persistence.MembershipDb).Module.ModuleHandle);

return args switch
{
    ["generate", .. var rest] => await GenerateCommand.RunAsync(rest),
    ["bench", .. var rest] => await BenchCommand.RunAsync(rest),
    ["login", .. var rest] => await LoginCommand.RunAsync(rest),
    ["renewals", .. var rest] => await RenewalsCommand.RunAsync(rest),
    ["bare", .. var rest] => await BareCommand.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"""
        dotnet run -c Release --project tests/Benchmarks -- <verb> …

          {GenerateCommand.Usage}
          {BenchCommand.Usage}
          {LoginCommand.Usage}
          {RenewalsCommand.Usage}
        """);
    return 2;
}
