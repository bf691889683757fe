using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>All that the page shows.</summary>
/// <param name="Config">The connector's configuration, with its defaults.</param>
/// <param name="Snapshot">Null: the ledger could not be read yet.</param>
/// <param name="Problem">Why the snapshot is not newer; null: nothing is in its way.</param>
/// <param name="Progress">The run that is under way, as far as it has begun to read.</param>
/// <param name="Refreshes">Objects that are to be read whole as soon as the run that is under way has ended.</param>
/// <param name="Connection">What the last trial of the connection said; null: it was not tried.</param>
/// <param name="Keeps">Where a new token is kept; null: none is taken here.</param>
/// <param name="Said">The answer to the last button; null: none was pressed.</param>
/// <param name="FormToken">What forms must bring.</param>
internal sealed record PageModel(
    LoaderSettings Settings, JObject Config, string Warehouse, DateTimeOffset Now, LedgerSnapshot? Snapshot, string? Problem, LoopState Loop, LoadProgress? Progress, long? Requests,
    IReadOnlyCollection<string> Refreshes, ConnectionTrial? Connection, string? Keeps, string? Said, string FormToken)
{
    public bool IsRunning => Loop.Running is not null;
}
