using System.Globalization;

namespace Warehouse.Tests;

/// <summary>Names of schemas, each used once.</summary>
internal static class PostgresSchema
{
    private static int _last;

    public static string Next() => "schema " + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
}
