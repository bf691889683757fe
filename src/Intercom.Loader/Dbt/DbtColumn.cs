using Warehouse;

namespace Intercom.Loader;

/// <summary>A column of a relation that dbt's package reads.</summary>
/// <param name="Value">Its value of a row; null: the tables do not have it, and it has none.</param>
internal sealed record DbtColumn(string Name, ColumnType Type, Func<DbtSource, string?> Value)
{
    public static DbtColumn Text(string name, string? path = null) => Of(name, ColumnType.Text, path);

    public static DbtColumn Integer(string name, string? path = null) => Of(name, ColumnType.BigInt, path);

    public static DbtColumn Number(string name, string? path = null) => Of(name, ColumnType.Double, path);

    public static DbtColumn Flag(string name, string? path = null) => Of(name, ColumnType.Boolean, path);

    public static DbtColumn Time(string name, string? path = null) => Of(name, ColumnType.Timestamp, path);

    /// <summary>Of the row that is joined.</summary>
    public static DbtColumn Joined(string name, ColumnType type, string path) => new(name, type, source => source.Joined?.Value(type, path));

    /// <summary>The same member's name, unless another path is given: <c>plan.id</c>, or, of an element of a list, <c>*.id</c>.</summary>
    private static DbtColumn Of(string name, ColumnType type, string? path) => new(name, type, source => source.Value(type, path ?? name));
}
