using System.Globalization;
using System.Text;

namespace Warehouse.Tests;

/// <summary>
/// A stream whose records are numbered: record n changes row n × 7919 mod the number of rows, and a state names the last record before
/// it. So what a table must be at a state can be counted.
/// </summary>
internal sealed class NumberedStream(string name, int records, int rows)
{
    private const int Stride = 7919;

    private const int StateEvery = 500;

    public string Name { get; } = name;

    /// <summary>Its entry of the catalog.</summary>
    public string Declared => $$"""
        {"name":"{{Name}}","json_schema":{"type":"object","properties":{"id":{"type":"string"},"n":{"type":"integer"},"body":{"type":"string"},"more":{"type":"object"} } },
         "supported_sync_modes":["full_refresh","incremental"],"source_defined_cursor":true,"default_cursor_field":["n"],"source_defined_primary_key":[["id"]]}
        """;

    /// <summary>The lines behind a state, the end included, in pieces that end with a state.</summary>
    public IEnumerable<string> LinesAfter(long state)
    {
        var lines = new StringBuilder();
        for (var n = state + 1; n <= records; n++)
        {
            lines.Append(CultureInfo.InvariantCulture, $$$"""
                {"type":"RECORD","record":{"stream":"{{{Name}}}","data":{"id":"{{{Row(n)}}}","n":{{{n}}},"body":"{{{Body(n)}}}","more":{"n":[{{{n}}}]}},"emitted_at":1}}

                """);
            if (n % StateEvery != 0 && n != records) continue;
            lines.Append(CultureInfo.InvariantCulture, $$$$"""
                {"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"{{{{Name}}}}"},"stream_state":{"n":{{{{n}}}} } } } }

                """);
            yield return lines.ToString();
            lines.Clear();
        }

        yield return $$$$"""
            {"type":"TRACE","trace":{"type":"STREAM_STATUS","stream_status":{"stream_descriptor":{"name":"{{{{Name}}}}"},"status":"COMPLETE"}}}

            """;
    }

    /// <summary>Row and number, as they must be at a state.</summary>
    public Dictionary<string, long> At(long state)
    {
        var table = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var n = 1L; n <= state; n++) table[Row(n)] = n;
        return table;
    }

    public static string Body(long n) => $"record {n} " + new string((char)('a' + (n % 26)), (int)(n % 200));

    private string Row(long n) => (n * Stride % rows).ToString(CultureInfo.InvariantCulture);
}
