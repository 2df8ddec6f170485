using Membership.Benchmarks.Generate;

return args switch
{
    ["generate", .. var rest] => await GenerateCommand.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"""
        dotnet run -c Release --project tests/Benchmarks -- <verb> …

          {GenerateCommand.Usage}
        """);
    return 2;
}
