using System.Data.Common;

namespace Warehouse;

/// <summary>
/// Rows that are gone at the source: those that a refresh did not bring, those that a parent's newer rows leave behind, those that a feed
/// of deletes names. They are marked, or taken away where deletes are hard. The same statements for every warehouse.
/// </summary>
internal sealed class DeletedRowsSql(IWarehouseSession session, WarehouseLayout layout, RowStamp stamp)
{
    /// <summary>In one statement.</summary>
    private const int MostKeys = 500;

    private DbConnection Connection => session.Connection;

    private string Seen => SqlDialect.Quote(layout.Schema, layout.Seen);

    /// <summary>A new refresh: what an earlier one saw counts no more.</summary>
    public Task ForgetAsync(StreamTable table, CancellationToken cancellationToken) =>
        Connection.RunAsync($"DELETE FROM {Seen} WHERE stream = $1", cancellationToken, table.Stream);

    /// <summary>Remembers the keys of the staged rows until the refresh ends.</summary>
    public Task RememberAsync(StreamTable table, CancellationToken cancellationToken) =>
        Connection.RunAsync($"INSERT INTO {Seen} (stream, row_key) SELECT DISTINCT $1, {Key(table, "s")} FROM {session.Stage} s", cancellationToken, table.Stream);

    /// <summary>Ends a refresh: rows that it did not bring, be it with the staged keys or before, are gone.</summary>
    public async Task<long> SweepAsync(StreamTable table, long? since, CancellationToken cancellationToken)
    {
        // A refresh that has seen nothing knows of nothing that is gone, whatever led here.
        if (await Connection.CountAsync($"SELECT count(*) FROM (SELECT 1 FROM {Seen} WHERE stream = $1 LIMIT 1) AS seen", cancellationToken, table.Stream) == 0) return 0;
        var where = $"NOT EXISTS (SELECT 1 FROM {Seen} k WHERE k.stream = $1 AND k.row_key = {Key(table, "t")})";
        if (since is { } from && table.Cursor is { } cursor) where += $" AND ({Before(table, cursor, from)})";
        var deleted = await DeleteAsync(table, where, cancellationToken, table.Stream);
        await ForgetAsync(table, cancellationToken);
        return deleted;
    }

    /// <summary>After the merge: rows of the staged rows' parents that are older than these.</summary>
    public Task<long> ReplaceSetsAsync(StreamTable table, CancellationToken cancellationToken)
    {
        var (parent, cursor) = (SqlDialect.Quote(table.SetOf!.Column), SqlDialect.Quote(table.Cursor!));
        return DeleteAsync(
            table,
            $"EXISTS (SELECT 1 FROM (SELECT {parent} AS parent, max({cursor}) AS newest FROM {session.Stage} GROUP BY {parent}) s WHERE s.parent = t.{parent} AND t.{cursor} < s.newest)",
            cancellationToken);
    }

    /// <summary>
    /// When parents and their sets have both come whole: rows older than their parent, whose set may be empty now. In between, a parent may
    /// be ahead of its set.
    /// </summary>
    public Task<long> EmptySetsAsync(StreamTable table, StreamTable parents, CancellationToken cancellationToken)
    {
        var (key, cursor) = (SqlDialect.Quote(parents.Key[0]), SqlDialect.Quote(parents.Cursor!));
        return DeleteAsync(
            table,
            $"EXISTS (SELECT 1 FROM {SqlDialect.Quote(layout.Schema, parents.Name)} p "
            + $"WHERE p.{key} = t.{SqlDialect.Quote(table.SetOf!.Column)} AND p.{cursor} > t.{SqlDialect.Quote(table.Cursor!)})",
            cancellationToken);
    }

    /// <summary>Rows of <paramref name="table"/> that a row of the feed stands for. The feed's own time is when they went.</summary>
    public Task<long> FollowFeedAsync(StreamTable feed, StreamTable table, string column, CancellationToken cancellationToken) => DeleteAsync(
        table,
        $"EXISTS (SELECT 1 FROM {SqlDialect.Quote(layout.Schema, feed.Name)} f WHERE f.{SqlDialect.Quote(feed.Key[0])} = t.{SqlDialect.Quote(column)})",
        cancellationToken);

    /// <summary>Whether a row of the feed stands for one of the staged rows.</summary>
    public async Task<bool> AreNamedAsync(StreamTable feed, string column, CancellationToken cancellationToken) => await Connection.CountAsync(
        $"SELECT count(*) FROM {session.Stage} s JOIN {SqlDialect.Quote(layout.Schema, feed.Name)} f ON f.{SqlDialect.Quote(feed.Key[0])} = s.{SqlDialect.Quote(column)}",
        cancellationToken) > 0;

    /// <summary>Rows of <paramref name="table"/> whose column holds one of these keys.</summary>
    public async Task<long> GoneAsync(StreamTable table, string column, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        foreach (var some in Held(table, column, keys)) deleted += await DeleteAsync(table, IsOneOf("t", column, some), cancellationToken, [.. some]);
        return deleted;
    }

    /// <summary>Whether a staged row's column holds one of these keys.</summary>
    public async Task<bool> AreStagedAsync(StreamTable table, string column, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var some in Held(table, column, keys))
            if (await Connection.CountAsync($"SELECT count(*) FROM {session.Stage} s WHERE {IsOneOf("s", column, some)}", cancellationToken, some) > 0) return true;
        return false;
    }

    /// <summary>Keys as the table has them, as many at a time as a statement takes.</summary>
    private static IEnumerable<string[]> Held(StreamTable table, string column, IReadOnlyList<string> keys) =>
        (table.Masked is { } masked ? keys.Select(key => masked.Mask(column, key)).OfType<string>() : keys).Chunk(MostKeys);

    private static string IsOneOf(string alias, string column, string[] keys) =>
        $"{alias}.{SqlDialect.Quote(column)} IN ({string.Join(", ", keys.Select((_, i) => $"${i + 1}"))})";

    private async Task<long> DeleteAsync(StreamTable table, string where, CancellationToken cancellationToken, params object?[] values)
    {
        var name = SqlDialect.Quote(layout.Schema, table.Name);
        if (stamp.HardDeletes) return await Connection.RunAsync($"DELETE FROM {name} AS t WHERE {where}", cancellationToken, values);
        var (at, run) = ($"${values.Length + 1}", $"${values.Length + 2}");
        return await Connection.RunAsync(
            $"UPDATE {name} AS t SET \"{AddedColumns.DeletedAt}\" = {at}, \"{AddedColumns.RunId}\" = {run} WHERE t.\"{AddedColumns.DeletedAt}\" IS NULL AND {where}",
            cancellationToken,
            [.. values, stamp.At.UtcDateTime, stamp.Run]);
    }

    private static string Before(StreamTable table, string cursor, long since)
    {
        var name = "t." + SqlDialect.Quote(cursor);
        var bound = table.Column(cursor).Type switch
        {
            ColumnType.Timestamp => SqlDialect.Literal(Time("yyyy-MM-dd HH:mm:ss.ffffff")),
            ColumnType.Text => SqlDialect.Literal(Time("yyyy-MM-ddTHH:mm:ss")),
            _ => since.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return $"{name} IS NULL OR {name} >= {bound}";

        string Time(string format) => DateTime.UnixEpoch.AddMicroseconds(since).ToString(format, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>One text of a key's parts; the unit separator stands between them.</summary>
    private static string Key(StreamTable table, string alias) => string.Join(" || chr(31) || ", table.Key.Select(key => $"{alias}.{SqlDialect.Quote(key)}"));
}
