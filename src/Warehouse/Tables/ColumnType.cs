namespace Warehouse;

/// <summary>What a column holds. Types only widen: integer to double to text, anything to text.</summary>
public enum ColumnType
{
    /// <summary>VARCHAR, text.</summary>
    Text,

    /// <summary>64 bits, signed.</summary>
    BigInt,

    /// <summary>IEEE 754, 64 bits.</summary>
    Double,

    Boolean,

    /// <summary>Microseconds, at UTC. Comes from unix seconds.</summary>
    Timestamp,

    /// <summary>The value's JSON text: JSON in DuckDB, jsonb in PostgreSQL.</summary>
    Json,
}
