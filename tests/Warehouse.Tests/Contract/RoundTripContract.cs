using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Warehouse.Tests;

/// <summary>L3 over generated records: every value is found again, in its column or beside.</summary>
public abstract class RoundTripContract : WarehouseContract
{
    private const int Records = 10_000;

    private static readonly string[] _members = ["text", "integer", "number", "yes", "at", "any", "list", "some_id", "new", "nützlich", "a b"];

    private static readonly string[] _values =
    [
        "null", "true", "false", "0", "-1", "1700000000", "4294967296", "9007199254740993", "123456789012345678901234567890", "1.5", "0.1", "1e5", "-0.0", "1.10",
        "\"\"", "\"text\"", "\"1700000000\"", "\"2024-01-01\"", "\"ü 😀 \\u00e4 \\ud83d\\ude00\"", "\"line\\nbreak\\r\\n\\ttab\"", "\"quote \\\" back \\\\ slash \\/\"",
        "{}", "[]", "{\"a\":{\"b\":[1,2.50,\"x\"]}}", "[1,\"two\",null,{\"three\":3}]", "\"\\u0001\\u001f\"", "\"''; DROP TABLE x; --\"",
    ];

    [Fact]
    public async Task Every_value_of_generated_records_is_found_again()
    {
        const int seed = 20261128;
        var random = new Random(seed);
        Bench.Stream("things", """
            {"id":{"type":"string"},"text":{"type":["string","null"]},"integer":{"type":"integer"},"number":{"type":"number"},"yes":{"type":"boolean"},
             "at":{"type":"integer","x-time":"unix_seconds"},"any":{"type":["object","string","integer"]},"list":{"type":"array"},"some_id":{"type":"integer"}}
            """, cursor: null);
        var records = Enumerable.Range(0, Records).Select(i => Record(i, random)).ToList();
        var outcome = await Bench.LoadAsync(new Messages().Records("things", records).State("things").Complete("things"));
        outcome.Result.ShouldBe(RunResult.Succeeded);
        var rows = (await Bench.RowsAsync("things")).ToDictionary(row => (string)row["id"], StringComparer.Ordinal);
        rows.Count.ShouldBe(Records);
        var lost = new List<string>();
        foreach (var record in records)
        {
            var json = Parse(record);
            var row = rows[(string)json["id"]!];
            var extra = row.TryGetValue(AddedColumns.Extra, out var beside) ? Parse((string)beside) : [];
            foreach (var (member, value) in json)
            {
                if (value!.Type == JTokenType.Null ? row.ContainsKey(member) : !IsFound(row, extra, member, value))
                    lost.Add($"{member} of {record}: {JsonConvert.SerializeObject(row)}");
            }
        }

        lost.ShouldBeEmpty();
    }

    private static bool IsFound(Dictionary<string, object> row, JObject extra, string member, JToken value)
    {
        if (extra[member] is { } kept) return Same(kept, value);
        return row.GetValueOrDefault(member) switch
        {
            string text when member is "any" or "list" => Same(Parse($$"""{"v":{{text}}}""")["v"]!, value),
            string text => value.Type == JTokenType.String ? text == (string?)value : text == value.ToString(Formatting.None) || JsonNumber.Canonical(text) == Number(value),
            DateTime time => ((DateTimeOffset)DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeSeconds() == (long)value,
            long number => JsonNumber.Canonical(number.ToString(CultureInfo.InvariantCulture)) == Number(value),
            double number => JsonNumber.Canonical(number.ToString("R", CultureInfo.InvariantCulture)) == Number(value),
            bool yes => value.Type == JTokenType.Boolean && yes == (bool)value,
            _ => false,
        };
    }

    private static bool Same(JToken found, JToken value) => JToken.DeepEquals(found, value) || (Number(found) is { } number && number == Number(value));

    private static string? Number(JToken value) =>
        value.Type is JTokenType.Integer or JTokenType.Float ? JsonNumber.Canonical(value.ToString(Formatting.None)) : null;

    private static JObject Parse(string json) => JsonConvert.DeserializeObject<JObject>(
        json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal })!;

    private static string Record(int id, Random random) => $$"""
        {"id":"{{id}}"{{string.Concat(_members.Where(_ => random.Next(3) > 0).Select(member => $",\"{member}\":{_values[random.Next(_values.Length)]}"))}}}
        """;
}
