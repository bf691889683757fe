using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// What workers tell the writer, in the order in which it holds: a partition's end lies behind its last record, so a state made of it
/// never runs ahead of the records.
/// </summary>
public abstract record SyncEvent
{
    private SyncEvent()
    {
    }

    /// <summary>A page of a pass: records for its stream, children, parents of children, or all of them.</summary>
    /// <param name="Wanted">The window as it was when the page came; records outside belong to other windows.</param>
    /// <param name="Window">The window itself, as the key of its children's ledger.</param>
    /// <param name="Parents">Whose children are owed, by stream of children.</param>
    public sealed record PageRead(ReadPass Pass, Page Page, Interval Wanted, Window Window, IReadOnlyList<PageChildren> Parents) : SyncEvent;

    /// <summary>Every page of a window has been handed on.</summary>
    public sealed record WindowRead(ReadPass Pass, Interval Closed, Window Window) : SyncEvent;

    /// <summary>A page of the children of one parent; not the last.</summary>
    public sealed record ChildPageRead(PlannedStream Stream, Page Page) : SyncEvent;

    /// <summary>Every child of a parent has been handed on, with this page the last of them, or the parent is gone.</summary>
    public sealed record ParentRead(PlannedStream Stream, Window Window, ParentRecord Parent, Page? LastPage, bool Gone) : SyncEvent;

    /// <summary>A stream ended; <paramref name="Failure"/> null: it is whole.</summary>
    public sealed record StreamEnded(PlannedStream Stream, Exception? Failure) : SyncEvent;

    public sealed record Logged(LogLevel Level, string Message) : SyncEvent;

    /// <summary>One warning of perhaps many alike; see <see cref="ISyncLog.WarnAsync"/>.</summary>
    public sealed record Warned(string Stream, string What, string Message) : SyncEvent;

    /// <summary>All requests wait for the API's quota until then.</summary>
    public sealed record Throttled(DateTimeOffset Until) : SyncEvent;

    /// <summary>Time has passed: say where the read stands.</summary>
    public sealed record Tick : SyncEvent;
}
