namespace Intercom.Loader;

/// <summary>A run's rows over all its objects, from the ledger.</summary>
internal sealed record RunRows(long Run, long Read, long Changed, long Deleted, long Misfits);
