using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Warehouse;

/// <summary>
/// Puts records into the columns of a batch, in one scan over their UTF-8. What no column is declared for, and what does not fit its
/// column, is found in <see cref="AddedColumns.Extra"/>. Of a member that comes twice the last counts, as in any JSON reader.
/// </summary>
internal sealed class RecordReader
{
    internal static readonly JsonReaderOptions Options = new() { MaxDepth = 100_000 };

    private readonly StreamTable _table;
    private readonly RecordMask? _mask;
    private readonly MemberIndex _members;
    private readonly Dictionary<int, MemberIndex> _expanded = [];
    private readonly ArrayBufferWriter<byte> _extra = new();
    private readonly ArrayBufferWriter<byte> _unescaped = new();

    public RecordReader(StreamTable table)
    {
        _table = table;
        _mask = table.Masked is { } masked ? new RecordMask(masked) : null;
        _members = new MemberIndex([.. Indexed().Where(column => column.Source.Count == 1).Select(column => (column.Source[0], column.Index))]);
        foreach (var inner in Indexed().Where(column => column.Source.Count == 2).GroupBy(column => column.Source[0], StringComparer.Ordinal))
        {
            var holder = Indexed().First(column => column.Source is [var name] && name == inner.Key).Index;
            _expanded[holder] = new MemberIndex([.. inner.Select(column => (column.Source[1], column.Index))]);
        }

        IEnumerable<(IReadOnlyList<string> Source, int Index)> Indexed() => table.Columns.Select((column, i) => (column.Source, i));
    }

    /// <summary>Values that did not fit their column, so far.</summary>
    public long Misfits { get; private set; }

    /// <summary>Appends a row.</summary>
    /// <param name="record">One JSON object and nothing else.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public void Read(ReadOnlySpan<byte> record, RowBatch batch)
    {
        if (!Utf8.IsValid(record)) record = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(record));
        if (_mask is not null) record = _mask.Apply(record);
        var row = batch.Begin();
        _extra.ResetWrittenCount();
        _members.Restart();
        var reader = new Utf8JsonReader(record, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A record must be a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            var index = _members.Find(reader.Plain(_unescaped));
            reader.Read();
            if (index is { } found) Value(ref reader, record, batch, row, found);
            else Keep(name, reader.Raw(record));
        }

        if (reader.Read()) throw new JsonException("A record must be one JSON object.");
        CompleteKey(batch, row);
        if (_extra.WrittenCount > 0)
        {
            _extra.Write("}"u8);
            batch.Extra.Set(row, batch.Texts.Add(_extra.WrittenSpan));
        }

        batch.Accept();
    }

    /// <summary>Part of a key that did not come, or is no text, is an empty one: a key has no nulls.</summary>
    private void CompleteKey(RowBatch batch, int row)
    {
        foreach (var index in batch.Key)
        {
            if (batch.Columns[index].Has(row)) continue;
            batch.Columns[index].Set(row, batch.Texts.Add(""u8));
            Misfits++;
        }
    }

    private void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, RowBatch batch, int row, int index)
    {
        var column = batch.Columns[index];
        column.Clear(row);
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.StartObject when _expanded.TryGetValue(index, out var inner):
                var start = (int)reader.TokenStartIndex;
                Members(ref reader, record, batch, row, inner);
                column.Set(row, batch.Texts.Add(record[start..(int)reader.BytesConsumed]));
                return;
        }

        if (Fits(ref reader, record, batch, column, row, index, out var raw)) return;
        Misfits++;
        KeepMisfit(_table.Columns[index].Name, raw);
    }

    private void Members(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, RowBatch batch, int row, MemberIndex members)
    {
        members.Restart();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = members.Find(reader.Plain(_unescaped));
            reader.Read();
            if (index is { } found) Value(ref reader, record, batch, row, found);
            else reader.Skip();
        }
    }

    /// <param name="raw">The value's JSON text, where it does not fit.</param>
    private bool Fits(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> record, RowBatch batch, BatchColumn column, int row, int index, out ReadOnlySpan<byte> raw)
    {
        raw = default;
        var token = reader.TokenType;
        long value;
        switch (column.Type)
        {
            case ColumnType.Json:
                column.Set(row, batch.Texts.Add(reader.Raw(record)));
                return true;
            case ColumnType.Text when token == JsonTokenType.String:
                if (Text(in reader, batch, column, row)) return true;
                break;
            case ColumnType.Text when token is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                column.Set(row, batch.Texts.Add(reader.ValueSpan));
                return true;
            case ColumnType.Text when _table.Columns[index].TakesObjects:
                column.Set(row, batch.Texts.Add(reader.Raw(record)));
                return true;
            case ColumnType.Boolean when token is JsonTokenType.True or JsonTokenType.False:
                column.Set(row, token == JsonTokenType.True ? 1 : 0);
                return true;
            case ColumnType.BigInt when token == JsonTokenType.Number && NumberFit.Integer(reader.ValueSpan, out value):
            case ColumnType.Timestamp when token is JsonTokenType.Number or JsonTokenType.String && NumberFit.Time(reader.ValueSpan, out value):
                column.Set(row, value);
                return true;
            case ColumnType.Double when token == JsonTokenType.Number && NumberFit.Double(reader.ValueSpan, out var number):
                column.Set(row, BitConverter.DoubleToInt64Bits(number));
                return true;
        }

        raw = reader.Raw(record);
        return false;
    }

    /// <summary>False where something had to be replaced: the text stays, and what it was goes to the misfits as it is written.</summary>
    private static bool Text(in Utf8JsonReader reader, RowBatch batch, BatchColumn column, int row)
    {
        var raw = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            column.Set(row, batch.Texts.Add(raw));
            return true;
        }

        var length = JsonString.Unescape(raw, batch.Texts.Reserve(raw.Length, out var position), out var isWhole);
        batch.Texts.Commit(position, length);
        column.Set(row, position);
        return isWhole;
    }

    private void KeepMisfit(string column, ReadOnlySpan<byte> value) => Keep(JsonEncodedText.Encode(column).EncodedUtf8Bytes, value);

    /// <param name="name">As it stands between quotes.</param>
    private void Keep(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _extra.Write(_extra.WrittenCount == 0 ? "{\""u8 : ",\""u8);
        _extra.Write(name);
        _extra.Write("\":"u8);
        _extra.Write(value);
    }
}
