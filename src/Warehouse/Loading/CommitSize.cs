namespace Warehouse;

/// <summary>When enough has gathered to be committed: any of the two.</summary>
public sealed record CommitSize(int Rows, long Bytes);
