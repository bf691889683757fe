namespace Warehouse;

/// <summary>Rows that a row of a feed of deletes stands for: those of <paramref name="Stream"/> whose <paramref name="Column"/> is its key.</summary>
public sealed record DeletedRows(string Stream, string Column);
