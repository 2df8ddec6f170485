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
        Assert.Equal([], Requests.Where(r => Handlers[r].Count() != 1).Select(r => $"{r.Name}: {Handlers[r].Count()}"));
    }

    [Fact]
    public void Every_handler_handles_a_request_of_the_application() =>
        Assert.Equal([], Handlers.Select(h => h.Key).Except(Requests).Select(r => r.Name));

    [Fact]
    public void Handlers_stand_beside_their_requests() =>
        Assert.All(Requests, r => Assert.Equal(r.Namespace, Handlers[r].Single().Namespace));

    [Fact]
    public void Commands_and_queries_are_named_as_such() =>
        Assert.All(Requests, r => Assert.EndsWith(IsCommand(r) || !Closed(r, typeof(ICommand<>)).Any() && r.Name.EndsWith("Command", StringComparison.Ordinal) ? "Command" : "Query", r.Name, StringComparison.Ordinal));

    // A command whose answer depends on nothing it changes would be a query, and a query that changes something loses the transaction.
    [Fact]
    public void A_query_is_never_a_command() =>
        Assert.DoesNotContain(Requests, r => r.Name.EndsWith("Query", StringComparison.Ordinal) && IsCommand(r));

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
        Assert.Equal([], validators.Where(v => !tests.Any(t => t.Contains($"new {v}(", StringComparison.Ordinal) || t.Contains($"{v} Validator = new(", StringComparison.Ordinal)
            || t.Contains($"static readonly {v} ", StringComparison.Ordinal))));
    }

    private static bool IsCommand(Type request) => Closed(request, typeof(ICommand<>)).Any();

    private static IEnumerable<Type> Closed(Type type, Type open) =>
        type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);
}
