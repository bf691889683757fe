using System.Data.Common;

namespace Warehouse;

/// <summary>
/// Keeps views in step with the tables they read. Part of the caller's transaction, around its changes of tables. A view is replaced in
/// place, so that what others have built on it stays; where a column changes its type that cannot be, and what was built on it goes too.
/// </summary>
internal sealed class ViewUpdate(DbConnection connection, SqlDialect dialect, WarehouseLayout layout, IReadOnlyList<DerivedView> views)
{
    private IReadOnlyList<DerivedView> _due = [];

    /// <summary>Before the changes: notes the views that they touch, and takes away those that are in their way.</summary>
    public async Task MakeWayAsync(IReadOnlyList<TablePlan> plans, CancellationToken cancellationToken)
    {
        var changed = plans.Where(plan => plan.Changes.Count > 0).ToDictionary(plan => plan.Table.Stream, StringComparer.Ordinal);
        var touched = views.Where(view => view.Streams.Any(changed.ContainsKey)).ToList();
        if (touched.Count == 0) return;
        var requested = await new ViewLedger(connection, dialect, layout).NamesAsync(cancellationToken);
        _due = [.. touched.Where(view => !view.IsOnRequest || requested.Contains(view.Name))];
        if (!dialect.ViewsHoldColumns) return;
        foreach (var view in _due.Where(view => view.Streams.Any(stream => changed.TryGetValue(stream, out var plan) && plan.Changes.Any(change => change is TableChange.Widen))))
            await DropAsync(view, cancellationToken);
    }

    /// <summary>After the changes.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (_due.Count == 0) return;
        var contents = await new RunLedger(connection, dialect, layout).ContentsAsync(cancellationToken);
        await MakeAsync(_due, new ViewTables(layout, dialect, contents.Columns), cancellationToken);
    }

    /// <summary>Makes views of the tables as they are.</summary>
    public async Task MakeAsync(IReadOnlyList<DerivedView> made, ViewTables tables, CancellationToken cancellationToken)
    {
        foreach (var view in made)
        {
            if (view.Query(tables) is { } query) await MakeAsync(view, query, cancellationToken);
            else await DropAsync(view, cancellationToken);
        }
    }

    public Task DropAsync(DerivedView view, CancellationToken cancellationToken) =>
        connection.RunAsync($"DROP VIEW IF EXISTS {Name(view)} CASCADE", cancellationToken);

    private async Task MakeAsync(DerivedView view, ViewQuery query, CancellationToken cancellationToken)
    {
        var before = await connection.QueryAsync(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position",
            row => row.GetString(0), cancellationToken, layout.Schema, view.Name);
        if (before.Except(query.Columns, StringComparer.Ordinal).Any())
        {
            await DropAsync(view, cancellationToken);
            before.Clear();
        }

        var columns = before.Concat(query.Columns.Except(before, StringComparer.Ordinal)).Select(SqlDialect.Quote);
        await connection.RunAsync($"CREATE OR REPLACE VIEW {Name(view)} AS SELECT {string.Join(", ", columns)} FROM ({query.Sql}) AS q", cancellationToken);
    }

    private string Name(DerivedView view) => SqlDialect.Quote(layout.Schema, view.Name);
}
