using System.Data.Common;
using Airbyte.Protocol;
using TestKit;

namespace Warehouse.Tests;

/// <summary>L4, L9: somebody keeps a transaction open that has read a table, as dashboards and backups do, and its columns are to change.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresLockTests(SharedPostgres server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_that_is_being_read_is_kept_from_no_other_reader_and_not_waited_for_without_end()
    {
        await using var bench = Bench.OfPostgres(server.Url).Things();
        await bench.LoadAsync(Thing("""{"id":"1","updated_at":1,"name":"a"}"""));
        bench.Stream("things", """{"id":{"type":"string"},"updated_at":{"type":"integer"},"name":{"type":"string"},"colour":{"type":"string"}}""");
        var table = SqlDialect.Quote(bench.Layout.Schema, bench.Layout.Table("things"));
        await using (var reader = await bench.Warehouse.OpenAsync(Cancellation))
        {
            await reader.BeginAsync(Cancellation);
            await CountAsync(reader.Connection, table);
            var load = bench.LoadAsync(Thing("""{"id":"2","updated_at":2,"colour":"red"}"""));
            await WaitingAsync(reader.Connection, load);

            await using var other = await bench.Warehouse.OpenAsync(Cancellation);
            await other.Connection.RunAsync("SET lock_timeout = '20s'", Cancellation);
            (await CountAsync(other.Connection, table)).ShouldBe(1);

            var refused = await Should.ThrowAsync<ConnectorException>(load);
            refused.Kind.ShouldBe(FailureKind.TransientError);
            refused.Message.ShouldContain("another session holds a lock");
        }

        (await bench.LoadAsync(Thing("""{"id":"2","updated_at":2,"colour":"red"}"""))).Result.ShouldBe(RunResult.Succeeded);
        (await bench.ShowAsync("things", "colour")).ShouldBe("1= 2=red");
    }

    private static Messages Thing(string record) => new Messages().Record("things", record).State("things").Complete("things");

    private static Task<long> CountAsync(DbConnection connection, string table) => connection.CountAsync($"SELECT count(*) FROM {table}", Cancellation);

    private static async Task WaitingAsync(DbConnection connection, Task load)
    {
        while (!load.IsCompleted && await connection.CountAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'", Cancellation) == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), WallClock.Instance, Cancellation);
    }
}
