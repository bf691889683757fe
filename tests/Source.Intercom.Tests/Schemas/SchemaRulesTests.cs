using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Schemas;

/// <summary>The catalog rules of the platform and of its acceptance suite, checked on every schema to any depth.</summary>
public sealed class SchemaRulesTests
{
    /// <summary>All that is allowed, so every other keyword ($ref, allOf, not, anyOf, oneOf, patternProperties) is refused.</summary>
    private static readonly string[] _keywords = ["$schema", "type", "description", "properties", "items", "additionalProperties", "x-time"];

    public static TheoryData<string> Streams => SchemaFile.EachStream;

    [Fact]
    public void Every_stream_has_a_schema_and_every_schema_a_stream() =>
        SchemaFile.Streams.ShouldBe(Some.AllStreams);

    [Theory, MemberData(nameof(Streams))]
    public void The_root_is_a_draft_07_object(string stream)
    {
        var root = SchemaFile.Load(stream).Root;

        root.Value<string>("$schema").ShouldBe("http://json-schema.org/draft-07/schema#");
        root["type"].ShouldBe((JToken)"object");
        root["properties"].ShouldBeOfType<JObject>().Count.ShouldBeGreaterThan(2);
    }

    [Theory, MemberData(nameof(Streams))]
    public void Only_plain_keywords_are_used(string stream) => Offenders(stream, node =>
        node.Value.Properties().Any(keyword => !_keywords.Contains(keyword.Name))).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Every_object_is_open(string stream) => Offenders(stream, node =>
        node.Types.Contains("object") != (node.Value["additionalProperties"] is JValue { Value: true })).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Nothing_else_has_members_and_arrays_alone_have_items(string stream) => Offenders(stream, node =>
        (node.Properties.Any() && !node.Types.Contains("object")) || node.Types.Contains("array") != node.Items is not null).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Everything_below_the_root_may_be_null(string stream) => Offenders(stream, node =>
        node.Path.Length > 0 && (node.Types.Count < 2 || node.Types[^1] != "null")).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Every_property_is_described_in_a_sentence(string stream) => Offenders(stream, node =>
        node.IsProperty && node.Value.Value<string>("description") is not [>= 'A' and <= 'Z', .., '.']).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Every_moment_names_its_unit(string stream) => Offenders(stream, node =>
        node.IsProperty && IsMoment(node.Path) && node.Types.Contains("integer") && !node.Value.Value<string>("description")!.Contains("in unix seconds", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Every_integer_that_is_a_time_is_marked_as_one_and_nothing_else(string stream) => Offenders(stream, IsWronglyMarked).ShouldBeEmpty();

    [Theory]
    [InlineData("created_at", """{"type":["integer","null"],"description":"When it was made."}""", true)]
    [InlineData("seen", """{"type":["integer","null"],"description":"When it was seen, in unix seconds."}""", true)]
    [InlineData("seen", """{"type":["integer","null"],"description":"When it was seen, in unix seconds.","x-time":"seconds"}""", true)]
    [InlineData("count", """{"type":["integer","null"],"description":"How many there are.","x-time":"unix_seconds"}""", true)]
    [InlineData("created_at", """{"type":["string","null"],"description":"When it was made, in ISO 8601."}""", false)]
    [InlineData("created_at", """{"type":["integer","null"],"description":"When it was made, in unix seconds.","x-time":"unix_seconds"}""", false)]
    public void A_time_without_its_mark_is_found(string name, string schema, bool isWrong) =>
        IsWronglyMarked(new SchemaNode(name, JObject.Parse(schema), IsProperty: true)).ShouldBe(isWrong);

    [Theory, MemberData(nameof(Streams))]
    public void Members_stand_in_the_order_type_id_then_by_name(string stream) => Offenders(stream, node =>
        !node.Properties.Select(Rank).SequenceEqual(node.Properties.Select(Rank).Order())).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Key_and_cursor_are_declared_with_one_plain_type(string stream)
    {
        var root = new SchemaNode("", SchemaFile.Load(stream).Root, IsProperty: false);
        var definition = StreamFiles.All().Single(other => other.Name == stream);

        foreach (var key in definition.PrimaryKey) root.Member(key).ShouldNotBeNull().Types.Count.ShouldBe(2);
        if (definition.Cursor is { } cursor) root.Member(cursor).ShouldNotBeNull().Types.Count.ShouldBe(2);
    }

    private static IEnumerable<string> Offenders(string stream, Func<SchemaNode, bool> isWrong) =>
        SchemaFile.Load(stream).Nodes().Where(isWrong).Select(node => $"{stream}: {node.Path}");

    private static bool IsWronglyMarked(SchemaNode node)
    {
        var isTime = node.IsProperty && node.Types.Contains("integer")
            && (IsMoment(node.Path) || node.Value.Value<string>("description")!.Contains("in unix seconds", StringComparison.Ordinal));
        return isTime ? node.Value.Value<string>("x-time") != "unix_seconds" : node.Value.ContainsKey("x-time");
    }

    private static bool IsMoment(string path) =>
        path.EndsWith("_at", StringComparison.Ordinal) || path.EndsWith("snoozed_until", StringComparison.Ordinal) || path.EndsWith("waiting_since", StringComparison.Ordinal);

    private static (int, OrdinalName) Rank(JProperty property) =>
        (property.Name switch { "type" => 0, "id" => 1, _ => 2 }, new OrdinalName(property.Name));

    private readonly record struct OrdinalName(string Value) : IComparable<OrdinalName>
    {
        public int CompareTo(OrdinalName other) => string.CompareOrdinal(Value, other.Value);
    }
}
