namespace Warehouse;

/// <summary>Where in a warehouse the tables are, and how what is loaded is called there.</summary>
/// <param name="Schema">The warehouse's schema that holds all of it.</param>
/// <param name="TablePrefix">Before the name of each stream.</param>
/// <param name="LedgerPrefix">Before the names of the tables of state, runs and columns: <c>_intercom_</c>.</param>
public sealed record WarehouseLayout(string Schema, string TablePrefix, string LedgerPrefix)
{
    /// <summary>Objects whose members become columns of their own: the member's name and the prefix of its columns.</summary>
    public IReadOnlyDictionary<string, string> Expanded { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Table(string stream) => TablePrefix + stream;

    /// <summary>Where the versions of a table's rows are kept.</summary>
    public string History(string stream) => Table(stream) + "_history";

    public string States => LedgerPrefix + "state";

    public string Runs => LedgerPrefix + "runs";

    public string RunStreams => LedgerPrefix + "run_streams";

    public string Columns => LedgerPrefix + "columns";

    /// <summary>The keys that an unfinished refresh has brought so far.</summary>
    public string Seen => LedgerPrefix + "seen";

    /// <summary>The views that somebody asked for.</summary>
    public string Views => LedgerPrefix + "views";
}
