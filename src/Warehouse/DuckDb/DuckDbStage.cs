using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Warehouse;

/// <summary>
/// Feeds rows to a table by the appender's data chunks, the fastest way in: each vector is filled where it lies. Texts go in with their
/// length, NUL and all; that they are UTF-8 was seen when they were read.
/// </summary>
internal static unsafe class DuckDbStage
{
    /// <summary>Temporary, and so of one connection.</summary>
    public const string Table = "temp.main." + Name;

    private const string Name = "_stage";

    /// <exception cref="DuckDBException">With DuckDB's own words.</exception>
    public static void Append(DuckDBConnection connection, RowBatch batch, IReadOnlyList<int> rows)
    {
        var types = batch.Columns.ToArray().Select(column => NativeMethods.LogicalType.DuckDBCreateLogicalType(TypeOf(column.Type))).ToList();
        Check(NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, "temp", "main", Name, out var appender), appender);
        try
        {
            using var chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(type => type.DangerousGetHandle())], (ulong)types.Count);
            var size = (int)NativeMethods.Helpers.DuckDBVectorSize();
            for (var first = 0; first < rows.Count; first += size)
            {
                var count = Math.Min(size, rows.Count - first);
                NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
                for (var i = 0; i < types.Count; i++)
                    Fill(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i), batch, batch.Columns[i], rows, first, count);
                NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)count);
                Check(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk), appender);
            }

            Check(NativeMethods.Appender.DuckDBAppenderClose(appender), appender);
        }
        finally
        {
            appender.Dispose();
            types.ForEach(type => type.Dispose());
        }
    }

    private static void Fill(IntPtr vector, RowBatch batch, BatchColumn column, IReadOnlyList<int> rows, int first, int count)
    {
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
        var validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        var data = NativeMethods.Vectors.DuckDBVectorGetData(vector);
        var values = column.Values;
        var given = column.Given;
        for (var i = 0; i < count; i++)
        {
            var row = rows[first + i];
            var bit = 1UL << (i & 63);
            if (!given[row])
            {
                validity[i >> 6] &= ~bit;
                continue;
            }

            validity[i >> 6] |= bit;
            switch (column.Type)
            {
                case ColumnType.Boolean:
                    ((byte*)data)[i] = (byte)values[row];
                    break;
                case ColumnType.Text or ColumnType.Json:
                    fixed (byte* text = batch.Texts.WithLength(values[row]))
                    {
                        NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(
                            vector, (ulong)i, text + sizeof(int), batch.Texts.Get(values[row]).Length);
                    }

                    break;
                default:
                    ((long*)data)[i] = values[row];
                    break;
            }
        }
    }

    /// <summary>JSON is a VARCHAR by another name.</summary>
    private static DuckDBType TypeOf(ColumnType type) => type switch
    {
        ColumnType.BigInt => DuckDBType.BigInt,
        ColumnType.Double => DuckDBType.Double,
        ColumnType.Boolean => DuckDBType.Boolean,
        ColumnType.Timestamp => DuckDBType.Timestamp,
        _ => DuckDBType.Varchar,
    };

    private static void Check(DuckDBState state, DuckDB.NET.Native.DuckDBAppender appender)
    {
        if (state.IsSuccess()) return;
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        throw new InvalidOperationException("DuckDB does not take the rows: " + NativeMethods.ErrorData.DuckDBErrorDataMessage(error));
    }
}
