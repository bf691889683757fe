using System.Buffers;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Warehouse;

/// <summary>
/// Feeds rows to a temporary table by a binary COPY that is written here, row by row, out of the batch's columns. PostgreSQL has no NUL in
/// texts, and in jsonb neither NUL nor half a surrogate pair nor deep nesting: those become U+FFFD, or a text, and what they were is kept in
/// <see cref="AddedColumns.Extra"/> as the text of its JSON.
/// </summary>
internal sealed class PostgresStage
{
    /// <summary>Of one connection.</summary>
    public const string Table = "pg_temp._stage";

    /// <summary>Levels of jsonb. PostgreSQL's own limit is its stack (max_stack_depth, 2 MB: some thousand levels).</summary>
    private const int DeepestJson = 500;

    /// <summary>Of PGCOPY: the signature, no flags, no extension (PostgreSQL, "COPY", Binary Format).</summary>
    private static ReadOnlySpan<byte> Header => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Microseconds from 1970 to 2000, the year in which PostgreSQL's time begins.</summary>
    private const long Epoch = 946_684_800_000_000;

    private readonly RowBatch _batch;
    private readonly ArrayBufferWriter<byte> _altered = new();
    private readonly List<(string Column, byte[] Json)> _lost = [];

    private PostgresStage(RowBatch batch) => _batch = batch;

    public static async Task CopyAsync(NpgsqlConnection connection, RowBatch batch, IReadOnlyList<int> rows, string columns, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {Table} ({columns}) FROM STDIN (FORMAT binary)", cancellationToken);
        var buffer = new CopyBuffer(copy);
        buffer.Bytes(Header);
        var stage = new PostgresStage(batch);
        foreach (var row in rows) stage.Row(buffer, row);
        buffer.Int16(-1);
        buffer.Flush();
    }

    private void Row(CopyBuffer buffer, int row)
    {
        var columns = _batch.Columns;
        buffer.Int16((short)columns.Length);
        _lost.Clear();
        for (var i = 0; i < columns.Length - 1; i++)
        {
            if (columns[i].Has(row)) Value(buffer, columns[i], row, _batch.Table.Columns[i].Name);
            else buffer.Int32(-1);
        }

        Extra(buffer, row);
    }

    private void Value(CopyBuffer buffer, BatchColumn column, int row, string name)
    {
        var value = column.Values[row];
        switch (column.Type)
        {
            case ColumnType.Text:
                Text(buffer, value, name);
                break;
            case ColumnType.Json:
                Json(buffer, _batch.Texts.Get(value), name);
                break;
            case ColumnType.Boolean:
                buffer.Int32(1);
                buffer.Byte((byte)value);
                break;
            case ColumnType.Timestamp:
                buffer.Int32(8);
                buffer.Int64(value - Epoch);
                break;
            default:
                buffer.Int32(8);
                buffer.Int64(value);
                break;
        }
    }

    private void Text(CopyBuffer buffer, long position, string name)
    {
        var text = _batch.Texts.Get(position);
        if (!text.Contains((byte)0))
        {
            buffer.Bytes(_batch.Texts.WithLength(position));
            return;
        }

        _lost.Add((name, Quoted(text)));
        var clean = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace('\0', '\uFFFD'));
        buffer.Int32(clean.Length);
        buffer.Bytes(clean);
    }

    private void Json(CopyBuffer buffer, ReadOnlySpan<byte> json, string name)
    {
        var clean = JsonString.WithoutNul(json);
        if (IsTooDeep(json))
        {
            _lost.Add((name, json.ToArray()));
            buffer.Int32(-1);
            return;
        }

        if (clean is not null) _lost.Add((name, json.ToArray()));
        WriteJson(buffer, clean ?? json);
    }

    /// <summary>What did not fit its column, and what this warehouse could not take as it is, as text.</summary>
    private void Extra(CopyBuffer buffer, int row)
    {
        var column = _batch.Extra;
        ReadOnlySpan<byte> extra = column.Has(row) ? _batch.Text(column, row) : default;
        if (IsTooDeep(extra) || JsonString.WithoutNul(extra) is not null)
        {
            _lost.Add((AddedColumns.Extra, extra.ToArray()));
            extra = JsonString.WithoutNul(extra) ?? extra;
            if (IsTooDeep(extra)) extra = default;
        }

        if (_lost.Count == 0)
        {
            if (extra.IsEmpty) buffer.Int32(-1);
            else WriteJson(buffer, extra);
            return;
        }

        _altered.ResetWrittenCount();
        _altered.Write(extra.IsEmpty ? "{"u8 : extra[..^1]);
        foreach (var (name, json) in _lost)
        {
            if (_altered.WrittenCount > 1) _altered.Write(","u8);
            _altered.Write(Quoted(Encoding.UTF8.GetBytes(name)));
            _altered.Write(":"u8);
            _altered.Write(Quoted(json));
        }

        _altered.Write("}"u8);
        WriteJson(buffer, _altered.WrittenSpan);
    }

    /// <summary>Behind the number of the format of jsonb on the wire.</summary>
    private static void WriteJson(CopyBuffer buffer, ReadOnlySpan<byte> json)
    {
        buffer.Int32(json.Length + 1);
        buffer.Byte(1);
        buffer.Bytes(json);
    }

    /// <summary>A text as a JSON string.</summary>
    private static byte[] Quoted(ReadOnlySpan<byte> text) => [(byte)'"', .. JsonEncodedText.Encode(text).EncodedUtf8Bytes, (byte)'"'];

    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        if (json.Count((byte)'[') + json.Count((byte)'{') <= DeepestJson) return false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.CurrentDepth > DeepestJson) return true;
        }

        return false;
    }
}
