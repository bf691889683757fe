using Warehouse;

namespace Intercom.Loader.Tests.Support;

/// <summary>Ledgers as they may be.</summary>
internal static class LedgerViews
{
    public static DateTimeOffset Now { get; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Two runs, of which the last failed in part; contacts and tags.</summary>
    public static LedgerSnapshot Snapshot(string contacts = "contacts", string error = "tags: no permission")
    {
        var runs = new[]
        {
            new RunEntry(2, Now.AddMinutes(-10), Now.AddMinutes(-9), RunResult.Partly, 3, 120, error),
            new RunEntry(1, Now.AddMinutes(-70), Now.AddMinutes(-69), RunResult.Succeeded, 5, 400, null),
        };
        var streams = new List<(long, StreamEntry)>
        {
            (2, new StreamEntry(contacts) { Result = RunResult.Succeeded, Read = 7, Rows = new MergeCounts(1, 2, 4, 0), Misfits = 3 }),
            (2, new StreamEntry("tags") { Result = RunResult.Failed, Error = error }),
        };
        var tables = new[] { new TableView(contacts, "intercom_contacts", 300, 5, Now.AddMinutes(-9)), new TableView("tags", "intercom_tags", 12, 0, null) };
        return new LedgerSnapshot(
            Now, new LedgerView(WarehouseContents.None, runs, streams, tables),
            new Dictionary<long, RunRows> { [1] = new(1, 1000, 900, 0, 0), [2] = new(2, 7, 3, 0, 3) }, [new SchemaChanges(1, contacts, [$"{contacts} created"])], Now.AddMinutes(-70));
    }
}
