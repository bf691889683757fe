namespace Warehouse;

/// <summary>What differs between the SQL of warehouses in statements that are otherwise the same.</summary>
public abstract class SqlDialect
{
    /// <summary>An identifier as it is written in a statement; DuckDB and PostgreSQL agree in this.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Quote(string schema, string table) => $"{Quote(schema)}.{Quote(table)}";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public abstract string TypeName(ColumnType type);

    /// <summary>The end of the year 9999, unix seconds: what is later is no time.</summary>
    protected const string LastSecond = "253402300799";

    /// <summary>Whether tables have primary keys.</summary>
    public abstract bool HasKeys { get; }

    /// <summary>Whether a view holds the columns that it reads, so that none of them can change its type under it.</summary>
    public abstract bool ViewsHoldColumns { get; }

    /// <summary>The text of a member within a JSON value, or, without a path, of the value itself; null: it is not there, or JSON's null.</summary>
    /// <param name="path">Names of members, and numbers of elements.</param>
    public abstract string JsonText(string json, params IReadOnlyList<string> path);

    /// <summary>The elements of a list within a JSON value, a row each, as an item of a SELECT's list; no row where there is no list.</summary>
    public abstract string JsonElements(string json, params IReadOnlyList<string> path);

    /// <summary>What a text is a value of, as JSON writes it: null where it is none. Times are unix seconds.</summary>
    public abstract string FromText(string text, ColumnType type);

    /// <summary>What <see cref="AddedColumns.Extra"/> is with the value of a column in it, by the column's name.</summary>
    public abstract string WithExtra(string column);

    /// <summary>A column of one type as a wider one.</summary>
    public abstract string Widened(string column, ColumnType from, ColumnType to);
}
