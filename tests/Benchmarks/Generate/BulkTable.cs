using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Membership.Benchmarks.Generate;

/// <summary>
/// Turns entities into rows of their table. Columns and conversions come from the EF model, so a generated database holds what
/// the application itself would have written.
/// </summary>
internal sealed class BulkTable
{
    private readonly Column[] _columns;
    private readonly string _insert;

    public BulkTable(DbContext db, Type entity)
    {
        var type = db.Model.FindEntityType(entity) ?? throw new ArgumentException($"{entity} is not in the model.", nameof(entity));
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetProperties().Where(p => !p.IsShadowProperty()).ToArray();
        _columns = [.. properties.Select(p => new Column(p.GetGetter(), p.GetTypeMapping().Converter?.ConvertToProvider))];
        _insert = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName(table)}\""))}) "
            + $"VALUES ({string.Join(", ", properties.Select((_, i) => $"$p{i}"))})";
    }

    /// <summary>The values of one row, as the provider wants them.</summary>
    public object[] Row(object entity) => Array.ConvertAll(_columns, c => c.Read(entity));

    /// <summary>A prepared command that inserts one row.</summary>
    public SqliteCommand Insert(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = _insert;
        for (var i = 0; i < _columns.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        command.Prepare();
        return command;
    }

    private sealed record Column(IClrPropertyGetter Getter, Func<object?, object?>? Convert)
    {
        public object Read(object entity)
        {
            var value = Getter.GetClrValue(entity);
            return (value is null || Convert is null ? value : Convert(value)) ?? DBNull.Value;
        }
    }
}
