using System.Data.Common;
using Warehouse;

namespace Intercom.Loader;

/// <summary>A session of a <see cref="SharedWarehouse"/>; its end lets the next one in.</summary>
internal sealed class SharedSession(IWarehouseSession session, SemaphoreSlim gate) : IWarehouseSession
{
    public IWarehouseSession Session => session;

    public DbConnection Connection => session.Connection;

    public string Stage => session.Stage;

    public Task BeginAsync(CancellationToken cancellationToken) => session.BeginAsync(cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => session.CommitAsync(cancellationToken);

    public Task ChangeAsync(TablePlan plan, string schema, CancellationToken cancellationToken) => session.ChangeAsync(plan, schema, cancellationToken);

    public Task StageAsync(RowBatch batch, IReadOnlyList<int> rows, CancellationToken cancellationToken) => session.StageAsync(batch, rows, cancellationToken);

    public Task<MergeCounts> MergeAsync(StreamTable table, string schema, RowStamp stamp, CancellationToken cancellationToken) =>
        session.MergeAsync(table, schema, stamp, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await session.DisposeAsync();
        }
        finally
        {
            gate.Release();
        }
    }
}
