namespace Warehouse;

/// <summary>What a warehouse knows before a run: states by stream, and columns by stream in their order.</summary>
public sealed record WarehouseContents(IReadOnlyDictionary<string, StoredState> States, ILookup<string, KnownColumn> Columns)
{
    public static WarehouseContents None { get; } =
        new(new Dictionary<string, StoredState>(StringComparer.Ordinal), Array.Empty<KnownColumn>().ToLookup(column => column.Stream));
}
