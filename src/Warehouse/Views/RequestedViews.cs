using Airbyte.Protocol;

namespace Warehouse;

/// <summary>Makes views that are asked for, and lets them go. Those that are made are kept in step by every run since.</summary>
public sealed class RequestedViews(WarehouseView view, SqlDialect dialect, WarehouseLayout layout)
{
    /// <summary>All of them, also over tables that are not there yet; in one transaction.</summary>
    /// <exception cref="PlaceTakenException">A run is under way.</exception>
    /// <exception cref="ConnectorException">Config error: something that was made by somebody else has the name of one.</exception>
    public Task MakeAsync(IReadOnlyList<DerivedView> views, CancellationToken cancellationToken) => view.ChangeAsync(async (session, ledger) =>
    {
        var kept = new ViewLedger(session.Connection, dialect, layout);
        var ours = await kept.NamesAsync(cancellationToken);
        var there = await session.Connection.QueryAsync(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = $1", row => row.GetString(0), cancellationToken, layout.Schema);
        if (there.FirstOrDefault(name => !ours.Contains(name) && views.Any(view => view.Name == name)) is { } taken)
            throw ConnectorException.Config($"`{layout.Schema}.{taken}` is there already, and was not made by this program. Rename or drop it, or load into another schema. Nothing was made.");
        var contents = await ledger.ContentsAsync(cancellationToken);
        await Update(session, views).MakeAsync(views, new ViewTables(layout, dialect, contents.Columns), cancellationToken);
        foreach (var view in views) await kept.AddAsync(view.Name, cancellationToken);
    }, cancellationToken);

    /// <summary>Takes away those of them that were made here, and what was built on them.</summary>
    /// <exception cref="PlaceTakenException">A run is under way.</exception>
    public Task DropAsync(IReadOnlyList<DerivedView> views, CancellationToken cancellationToken) => view.ChangeAsync(async (session, _) =>
    {
        var kept = new ViewLedger(session.Connection, dialect, layout);
        var ours = await kept.NamesAsync(cancellationToken);
        foreach (var view in views.Where(view => ours.Contains(view.Name)))
        {
            await Update(session, views).DropAsync(view, cancellationToken);
            await kept.RemoveAsync(view.Name, cancellationToken);
        }
    }, cancellationToken);

    private ViewUpdate Update(IWarehouseSession session, IReadOnlyList<DerivedView> views) => new(session.Connection, dialect, layout, views);
}
