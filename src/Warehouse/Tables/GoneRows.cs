namespace Warehouse;

/// <summary>Rows that no longer exist at the source: those whose column, see <paramref name="Rows"/>, holds <paramref name="Key"/>.</summary>
public sealed record GoneRows(DeletedRows Rows, string Key);
