namespace Warehouse;

/// <summary>What differs between the SQL of warehouses in statements that are otherwise the same.</summary>
public abstract class SqlDialect
{
    /// <summary>An identifier as it is written in a statement; DuckDB and PostgreSQL agree in this.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Quote(string schema, string table) => $"{Quote(schema)}.{Quote(table)}";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public abstract string TypeName(ColumnType type);

    /// <summary>Whether tables have primary keys.</summary>
    public abstract bool HasKeys { get; }

    /// <summary>What <see cref="AddedColumns.Extra"/> is with the value of a column in it, by the column's name.</summary>
    public abstract string WithExtra(string column);

    /// <summary>A column of one type as a wider one.</summary>
    public abstract string Widened(string column, ColumnType from, ColumnType to);
}
