using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.PlatformFiles;

namespace Source.Intercom.Tests.Schemas;

/// <summary>The catalog rules of the platform and of its acceptance suite, checked on every schema to any depth.</summary>
public sealed class SchemaRulesTests
{
    /// <summary>All that is allowed, so every other keyword ($ref, allOf, not, anyOf, oneOf, patternProperties) is refused.</summary>
    private static readonly string[] _keywords = ["$schema", "type", "description", "properties", "items", "additionalProperties"];

    public static TheoryData<string> Streams => SchemaFile.EachStream;

    [Fact]
    public void Every_stream_has_a_schema_and_every_schema_a_stream() =>
        SchemaFile.Streams.ShouldBe(CatalogFile.All.Select(stream => stream.Name).Order(StringComparer.Ordinal));

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
        node.IsProperty && IsMoment(node.Path) && !node.Value.Value<string>("description")!.Contains("in unix seconds", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Members_stand_in_the_order_type_id_then_by_name(string stream) => Offenders(stream, node =>
        !node.Properties.Select(Rank).SequenceEqual(node.Properties.Select(Rank).Order())).ShouldBeEmpty();

    [Theory, MemberData(nameof(Streams))]
    public void Key_and_cursor_are_declared_with_one_plain_type(string stream)
    {
        var root = new SchemaNode("", SchemaFile.Load(stream).Root, IsProperty: false);
        var entry = CatalogFile.All.Single(entry => entry.Name == stream);

        foreach (var key in entry.Key) root.Member(key).ShouldNotBeNull().Types.ShouldBe(["string", "null"]);
        if (entry.Cursor is { } cursor) root.Member(cursor).ShouldNotBeNull().Types.ShouldBe(["integer", "null"]);
    }

    private static IEnumerable<string> Offenders(string stream, Func<SchemaNode, bool> isWrong) =>
        SchemaFile.Load(stream).Nodes().Where(isWrong).Select(node => $"{stream}: {node.Path}");

    private static bool IsMoment(string path) =>
        path.EndsWith("_at", StringComparison.Ordinal) || path.EndsWith("snoozed_until", StringComparison.Ordinal) || path.EndsWith("waiting_since", StringComparison.Ordinal);

    private static (int, OrdinalName) Rank(JProperty property) =>
        (property.Name switch { "type" => 0, "id" => 1, _ => 2 }, new OrdinalName(property.Name));

    private readonly record struct OrdinalName(string Value) : IComparable<OrdinalName>
    {
        public int CompareTo(OrdinalName other) => string.CompareOrdinal(Value, other.Value);
    }
}
