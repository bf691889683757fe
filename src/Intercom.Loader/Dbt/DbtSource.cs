using Warehouse;

namespace Intercom.Loader;

/// <summary>A table whose rows become rows of a relation, and what can be read from it.</summary>
/// <param name="alias">By which the relation's query calls it.</param>
internal sealed class DbtSource(ViewTables tables, string stream, string alias)
{
    /// <summary>The column that an element of a list is in.</summary>
    public const string Element = "_element";

    /// <summary>The row beside this one; null: there is no such table.</summary>
    public DbtSource? Joined { get; init; }

    /// <summary>The column that holds a member of records; null: there is none.</summary>
    public KnownColumn? Find(string member) => tables.Columns(stream).FirstOrDefault(column => column.Source is [var name] && name == member);

    /// <summary>What is at a path, as a value of a type; null: the table has no such column.</summary>
    public string? Value(ColumnType type, string path)
    {
        var parts = path.Split('.');
        if (parts[0] == "*") return tables.Dialect.FromText(tables.Dialect.JsonText($"{alias}.{SqlDialect.Quote(Element)}", parts[1..]), type);
        if (Find(parts[0]) is not { } known) return null;
        var column = $"{alias}.{SqlDialect.Quote(known.Name)}";
        if (parts.Length > 1) return known.Type == ColumnType.Json ? tables.Dialect.FromText(tables.Dialect.JsonText(column, parts[1..]), type) : null;
        if (known.Type == type) return column;
        return tables.Dialect.FromText(known.Type == ColumnType.Text ? column : $"({tables.Dialect.Widened(column, known.Type, ColumnType.Text)})", type);
    }
}
