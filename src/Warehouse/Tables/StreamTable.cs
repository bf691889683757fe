namespace Warehouse;

/// <summary>The table of a stream. <see cref="AddedColumns"/> follow its columns.</summary>
/// <param name="Key">Names of columns; empty: the stream has no key, and its rows are replaced all together.</param>
/// <param name="Cursor">The column by which of two rows of a key the newer is told; null: the later one is.</param>
public sealed record StreamTable(string Stream, string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<string> Key, string? Cursor)
{
    /// <summary>
    /// The column that names the row's parent, where each record of a parent brings all the parent's rows with it: then rows of the parent
    /// that are older, by <see cref="Cursor"/>, are gone. Null: rows stand for themselves.
    /// </summary>
    public string? SetOf { get; init; }

    /// <summary>Rows of other streams that a row of this one declares deleted: stream, and the column that holds this one's key.</summary>
    public IReadOnlyList<DeletedRows> Deletes { get; init; } = [];

    public TableColumn Column(string name) => Columns.First(column => column.Name == name);
}
