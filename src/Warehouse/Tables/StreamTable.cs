namespace Warehouse;

/// <summary>The table of a stream. <see cref="AddedColumns"/> follow its columns.</summary>
/// <param name="Key">Names of columns; empty: the stream has no key, and its rows are replaced all together.</param>
/// <param name="Cursor">The column by which of two rows of a key the newer is told; null: the later one is.</param>
public sealed record StreamTable(string Stream, string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<string> Key, string? Cursor)
{
    /// <summary>Whose set the rows are; null: rows stand for themselves.</summary>
    public ParentSet? SetOf { get; init; }

    /// <summary>Rows of other streams that a row of this one declares deleted: stream, and the column that holds this one's key.</summary>
    public IReadOnlyList<DeletedRows> Deletes { get; init; } = [];

    /// <summary>What of the records is not to be in the table; null: all may be.</summary>
    public MaskedMembers? Masked { get; init; }

    /// <summary>The versions of its rows are kept, in a table beside it. Only of what has a key.</summary>
    public bool KeepsHistory { get; init; }

    public TableColumn Column(string name) => Columns.First(column => column.Name == name);
}
