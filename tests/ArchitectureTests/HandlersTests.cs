using FluentValidation;
using MediatR;
using Membership.Application.Common;

namespace Membership.ArchitectureTests;

/// <summary>Use cases: one request, one handler, one transaction.</summary>
public sealed class HandlersTests
{
    private static readonly List<Type> Requests =
        [.. Repository.Application.Types().Where(t => t is { IsAbstract: false, IsInterface: false } && Closed(t, typeof(IRequest<>)).Any())];

    private static readonly ILookup<Type, Type> Handlers = Repository.Assemblies.SelectMany(a => a.Types())
        .SelectMany(t => Closed(t, typeof(IRequestHandler<,>)).Select(i => (Request: i.GetGenericArguments()[0], Handler: t)))
        .ToLookup(p => p.Request, p => p.Handler);

    [Fact]
    public void Every_request_has_exactly_one_handler()
    {
        Assert.NotEmpty(Requests);
        Offenders.None(Requests.Where(r => Handlers[r].Count() != 1).Select(r => $"{r.Name}: {Handlers[r].Count()}"));
    }

    [Fact]
    public void Every_handler_handles_a_request_of_the_application() =>
        Offenders.None(Handlers.Select(h => h.Key).Except(Requests).Select(r => r.Name));

    [Fact]
    public void Handlers_stand_beside_their_requests() =>
        Assert.All(Requests, r => Assert.Equal(r.Namespace, Handlers[r].Single().Namespace));

    [Fact]
    public void Requests_are_named_as_commands_or_queries() =>
        Offenders.None(Requests.Select(r => r.Name).Where(n => !n.EndsWith("Command", StringComparison.Ordinal) && !n.EndsWith("Query", StringComparison.Ordinal)));

    // Being a command gives the transaction; what is named a query must not need one.
    [Fact]
    public void A_query_is_never_a_command() =>
        Offenders.None(Requests.Where(r => r.Name.EndsWith("Query", StringComparison.Ordinal) && Closed(r, typeof(ICommand<>)).Any()).Select(r => r.Name));

    // TransactionBehavior saves once, when the handler has returned.
    [Fact]
    public void Use_cases_never_save() =>
        Assert.DoesNotContain(Repository.Files("src/Application", ".cs"), f => Repository.Read(f).Contains("SaveChanges", StringComparison.Ordinal));

    [Fact]
    public void Every_validator_is_tried_by_a_unit_test()
    {
        var tests = Repository.Files("tests/UnitTests", ".cs").Select(Repository.Read).ToList();
        var validators = Repository.Application.Types().Where(t => t is { IsAbstract: false, IsGenericType: false } && typeof(IValidator).IsAssignableFrom(t)).Select(t => t.Name).ToList();

        Assert.NotEmpty(validators);
        Offenders.None(validators.Where(v => !tests.Any(t => t.Contains(v, StringComparison.Ordinal))));
    }

    private static IEnumerable<Type> Closed(Type type, Type open) =>
        type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);
}
