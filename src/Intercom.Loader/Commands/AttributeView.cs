using System.Data.Common;
using Warehouse;

namespace Intercom.Loader;

/// <summary>
/// The view that unites the attributes of contacts and companies, as one object is offered elsewhere. It stands in the way of changes of
/// its tables, so it goes before them and comes again after the run.
/// </summary>
internal sealed class AttributeView(WarehouseView warehouse, WarehouseLayout layout)
{
    private readonly IReadOnlyList<string> _streams = LoaderSettings.Streams(LoaderSettings.BothAttributes);
    private bool _isDue;

    private string Name => SqlDialect.Quote(layout.Schema, layout.Table(LoaderSettings.BothAttributes));

    /// <summary>Takes it away if a table of its is about to change.</summary>
    public async Task MakeWayAsync(IReadOnlyList<LoadedStream> loaded, CancellationToken cancellationToken)
    {
        _isDue = loaded.Any(stream => _streams.Contains(stream.Name) && stream.Plan.Changes.Count > 0);
        if (!_isDue || loaded.Where(stream => _streams.Contains(stream.Name)).All(stream => stream.Plan.IsNew)) return;
        await warehouse.WithAsync(session => session.Connection.RunAsync($"DROP VIEW IF EXISTS {Name}", cancellationToken), cancellationToken);
    }

    /// <summary>Makes it, once both tables are there.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (!_isDue) return;
        await warehouse.WithAsync(async session =>
        {
            var columns = new List<List<string>>();
            foreach (var stream in _streams) columns.Add(await ColumnsAsync(session.Connection, layout.Table(stream), cancellationToken));
            var both = columns[0].Intersect(columns[1], StringComparer.Ordinal).ToList();
            if (both.Count == 0) return 0;
            var names = string.Join(", ", both.Select(SqlDialect.Quote));
            var selects = _streams.Select(stream => $"SELECT {names} FROM {SqlDialect.Quote(layout.Schema, layout.Table(stream))}");
            return await session.Connection.RunAsync($"CREATE OR REPLACE VIEW {Name} AS {string.Join(" UNION ALL ", selects)}", cancellationToken);
        }, cancellationToken);
    }

    private Task<List<string>> ColumnsAsync(DbConnection connection, string table, CancellationToken cancellationToken) => connection.QueryAsync(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position",
        row => row.GetString(0),
        cancellationToken,
        layout.Schema,
        table);
}
