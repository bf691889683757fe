using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Warehouse;

/// <summary>Records as the rows that they would be loaded as, one at a time.</summary>
public sealed class RowPreview(StreamTable table)
{
    private readonly RecordReader _reader = new(table);

    /// <summary>The row's columns in their order, <see cref="AddedColumns.Extra"/> the last; JSON columns as they are written.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON object.</exception>
    public JObject Row(ReadOnlySpan<byte> record)
    {
        var batch = new RowBatch(table);
        _reader.Read(record, batch);
        var row = new JObject();
        for (var i = 0; i < table.Columns.Count; i++) row[table.Columns[i].Name] = Value(batch, batch.Columns[i]);
        row[AddedColumns.Extra] = Value(batch, batch.Extra);
        return row;
    }

    private static JToken Value(RowBatch batch, BatchColumn column)
    {
        if (!column.Has(0)) return JValue.CreateNull();
        var value = column.Values[0];
        return column.Type switch
        {
            ColumnType.Boolean => value == 1,
            ColumnType.BigInt => value,
            ColumnType.Double => BitConverter.Int64BitsToDouble(value),
            ColumnType.Timestamp => DateTime.UnixEpoch.AddMicroseconds(value).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => Encoding.UTF8.GetString(batch.Text(column, 0)),
        };
    }
}
