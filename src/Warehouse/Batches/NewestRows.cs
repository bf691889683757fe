namespace Warehouse;

/// <summary>Of the rows of a batch that have the same key, the newest: by the cursor, of equals the last. So a stage has one row a key.</summary>
internal static class NewestRows
{
    /// <summary>The rows that stay, of the first <paramref name="rows"/>, in their order.</summary>
    public static List<int> Of(RowBatch batch, int rows)
    {
        if (batch.Key.Count == 0) return [.. Enumerable.Range(0, rows)];
        var newest = new Dictionary<int, int>(rows, new SameKey(batch));
        for (var row = 0; row < rows; row++)
        {
            if (!newest.TryAdd(row, row) && IsOlder(batch, newest[row], row)) newest[row] = row;
        }

        var kept = newest.Values.ToList();
        kept.Sort();
        return kept;
    }

    /// <summary>Whether the later row has at least the earlier one's cursor; no cursor is before any other.</summary>
    private static bool IsOlder(RowBatch batch, int earlier, int later)
    {
        if (batch.Cursor is not { } index) return true;
        var cursor = batch.Columns[index];
        if (!cursor.Has(earlier)) return true;
        if (!cursor.Has(later)) return false;
        return cursor.Type switch
        {
            ColumnType.Text or ColumnType.Json => batch.Text(cursor, earlier).SequenceCompareTo(batch.Text(cursor, later)) <= 0,
            ColumnType.Double => BitConverter.Int64BitsToDouble(cursor.Values[earlier]) <= BitConverter.Int64BitsToDouble(cursor.Values[later]),
            _ => cursor.Values[earlier] <= cursor.Values[later],
        };
    }

    /// <summary>Compares rows by the texts of their key's columns.</summary>
    private sealed class SameKey(RowBatch batch) : IEqualityComparer<int>
    {
        public bool Equals(int one, int other)
        {
            foreach (var index in batch.Key)
            {
                var column = batch.Columns[index];
                if (!batch.Text(column, one).SequenceEqual(batch.Text(column, other))) return false;
            }

            return true;
        }

        public int GetHashCode(int row)
        {
            var hash = default(HashCode);
            foreach (var index in batch.Key) hash.AddBytes(batch.Text(batch.Columns[index], row));
            return hash.ToHashCode();
        }
    }
}
