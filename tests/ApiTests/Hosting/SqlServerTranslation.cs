using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Membership.Infrastructure.Persistence.Sqlite;
using Membership.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Membership.ApiTests.Hosting;

/// <summary>
/// Translates every query that the host runs on SQLite for SQL Server too, and refuses those that cannot be. It runs nothing there, so it needs no server;
/// what only running would show (locks, plans, data) it does not see.
/// </summary>
public sealed class SqlServerTranslation : IQueryExpressionInterceptor
{
    private static readonly SqlServerTranslation Instance = new();
    private static readonly MethodInfo CompileMethod = typeof(SqlServerTranslation).GetMethod(nameof(Compile), BindingFlags.NonPublic | BindingFlags.Static)!;

    // Each host compiles its queries anew; one translation of each is enough.
    private static readonly ConcurrentDictionary<string, bool> Translated = new(StringComparer.Ordinal);

    /// <summary>The queries that were translated, as they are printed.</summary>
    public static IEnumerable<string> Queries => Translated.Where(q => q.Value).Select(q => q.Key);

    /// <summary>Looks over the shoulder of a host that runs on SQLite.</summary>
    public static void AddTo(IServiceCollection services)
    {
        if (services.SingleOrDefault(d => d.ServiceType == typeof(DbContextOptions<SqliteMembershipDb>)) is not { } registered) return;
        services.Replace(ServiceDescriptor.Singleton(p =>
            new DbContextOptionsBuilder<SqliteMembershipDb>((DbContextOptions<SqliteMembershipDb>)registered.ImplementationFactory!(p)).AddInterceptors(Instance).Options));
    }

    /// <inheritdoc/>
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var printed = eventData.ExpressionPrinter.PrintExpression(queryExpression);
        if (Translated.TryAdd(printed, false))
        {
            Translate(queryExpression);
            Translated[printed] = true;
        }
        return queryExpression;
    }

    private static void Translate(Expression query)
    {
        using var db = new SqlServerMembershipDb(new DbContextOptionsBuilder<SqlServerMembershipDb>()
            .UseSqlServer("Server=none").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        var rows = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable));
        var result = rows ? typeof(IAsyncEnumerable<>).MakeGenericType(query.Type.GetGenericArguments()[0]) : typeof(Task<>).MakeGenericType(query.Type);
        try
        {
            CompileMethod.MakeGenericMethod(result).Invoke(null, [db, new Roots(db.Model).Visit(query)]);
        }
        catch (TargetInvocationException e)
        {
            // The host's log leaves messages out.
            Console.Error.WriteLine($"Not for SQL Server: {e.InnerException!.Message}\n{query}");
            throw new InvalidOperationException("A query cannot be translated for SQL Server.", e.InnerException);
        }
    }

    private static void Compile<TResult>(DbContext db, Expression query) =>
        db.GetService<IQueryCompilationContextFactory>().Create(async: true).CreateQueryExecutor<TResult>(query);

    // The same tables in the other engine's model.
    private sealed class Roots(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!) : base.VisitExtension(node);
    }
}
