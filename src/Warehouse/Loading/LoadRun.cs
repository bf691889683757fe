namespace Warehouse;

/// <summary>
/// A run that has its place in the warehouse: what the warehouse knows, and the number by which what it writes is told. Disposed, the
/// place is free; a run that was not ended by then is entered as lost by the next.
/// </summary>
public sealed class LoadRun : IAsyncDisposable
{
    private readonly IAsyncDisposable _place;

    private LoadRun(IWarehouse warehouse, WarehouseLayout layout, LoadOptions options, TimeProvider time, IAsyncDisposable place, long id, WarehouseContents contents)
    {
        (Warehouse, Layout, Options, Time, _place, Id, Contents) = (warehouse, layout, options, time, place, id, contents);
    }

    public IWarehouse Warehouse { get; }

    public WarehouseLayout Layout { get; }

    public LoadOptions Options { get; }

    public TimeProvider Time { get; }

    public long Id { get; }

    public WarehouseContents Contents { get; }

    /// <exception cref="PlaceTakenException">Another run is under way.</exception>
    public static async Task<LoadRun> BeginAsync(
        IWarehouse warehouse, WarehouseLayout layout, LoadOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var wait = new WarehouseWait(warehouse, options.LongestWait, time);
        var place = await wait.TryAsync(token => warehouse.TakePlaceAsync(layout.Schema, token), cancellationToken);
        try
        {
            var (id, contents) = await wait.TryAsync(token => EnterAsync(warehouse, layout, time, token), cancellationToken);
            return new LoadRun(warehouse, layout, options, time, place, id, contents);
        }
        catch
        {
            await place.DisposeAsync();
            throw;
        }
    }

    /// <summary>Enters that the run ended before it had begun to load.</summary>
    public Task GiveUpAsync(RunResult result, string error) => new WarehouseWait(Warehouse, Options.LongestWait, Time).TryAsync(async token =>
    {
        await using var session = await Warehouse.OpenAsync(token);
        await session.BeginAsync(token);
        await new RunLedger(session.Connection, Warehouse.Dialect, Layout).GiveUpAsync(Id, result, Time.GetUtcNow(), error, token);
        await session.CommitAsync(token);
        return true;
    }, CancellationToken.None);

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    private static async Task<(long Id, WarehouseContents Contents)> EnterAsync(
        IWarehouse warehouse, WarehouseLayout layout, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var session = await warehouse.OpenAsync(cancellationToken);
        var ledger = new RunLedger(session.Connection, warehouse.Dialect, layout);
        await session.BeginAsync(cancellationToken);
        await ledger.CreateAsync(cancellationToken);
        var id = await ledger.BeginAsync(time.GetUtcNow(), cancellationToken);
        // Behind the line above, so that nothing is committed any more by the run that had the place.
        var contents = await ledger.ContentsAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return (id, contents);
    }
}
