using Connector.Engine;

namespace Source.Intercom;

/// <summary>What travels with a request through the chain: its worker slot, and whether an answer to it may have been lost on the way.</summary>
internal sealed class RequestContext(WorkerSlot? slot)
{
    public WorkerSlot? Slot { get; } = slot;

    /// <summary>
    /// An attempt may have been served without its answer arriving. For a request that moves something on the server (a scroll), the
    /// next attempt then gets what comes behind the lost page.
    /// </summary>
    public bool AnswerLost { get; set; }

    /// <summary>The status of the last attempt, null when it had none.</summary>
    public int? LastStatus { get; set; }
}
