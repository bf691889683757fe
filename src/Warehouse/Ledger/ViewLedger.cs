using System.Data.Common;

namespace Warehouse;

/// <summary>The views that somebody asked for, and that are kept since. Each method is part of the caller's transaction.</summary>
internal sealed class ViewLedger(DbConnection connection, SqlDialect dialect, WarehouseLayout layout)
{
    private string Views => SqlDialect.Quote(layout.Schema, layout.Views);

    public Task CreateAsync(CancellationToken cancellationToken) =>
        connection.RunAsync($"CREATE TABLE IF NOT EXISTS {Views} (view_name {dialect.TypeName(ColumnType.Text)} NOT NULL)", cancellationToken);

    public async Task<HashSet<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync($"SELECT view_name FROM {Views}", row => row.GetString(0), cancellationToken)];

    public async Task AddAsync(string name, CancellationToken cancellationToken)
    {
        await RemoveAsync(name, cancellationToken);
        await connection.RunAsync($"INSERT INTO {Views} (view_name) VALUES ($1)", cancellationToken, name);
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => connection.RunAsync($"DELETE FROM {Views} WHERE view_name = $1", cancellationToken, name);
}
