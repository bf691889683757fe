namespace Warehouse;

/// <summary>A stream's table as it stands.</summary>
/// <param name="Deleted">Of the rows, those that are marked as gone.</param>
/// <param name="SyncedAt">When a row was last written; null: never.</param>
public sealed record TableView(string Stream, string Table, long Rows, long Deleted, DateTimeOffset? SyncedAt);
