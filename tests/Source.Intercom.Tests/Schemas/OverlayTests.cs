using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Schemas;

/// <summary>
/// The overlays of <c>schemas/2.16/</c>: JSON merge patches that make of a stream's schema that of the version, as Intercom's own
/// description of it says, and change nothing that it does not say.
/// </summary>
public sealed class OverlayTests
{
    private const string Version = "2.16";

    private static readonly string _folder = Path.Combine(RepositoryRoot.Path, "schemas", Version);

    /// <summary>What a stream's records are called in the description.</summary>
    private static readonly Dictionary<string, string> _components = new()
    {
        ["activity_logs"] = "activity_log",
        ["admins"] = "admin",
        ["article_statistics"] = "article_statistics",
        ["articles"] = "article_list_item",
        ["away_status_reasons"] = "away_status_reason",
        ["brands"] = "brand",
        ["call_transcripts"] = "call",
        ["calls"] = "call",
        ["collections"] = "collection",
        ["companies"] = "company",
        ["company_attributes"] = "data_attribute",
        ["company_notes"] = "note",
        ["company_segments"] = "segment",
        ["contact_attributes"] = "data_attribute",
        ["contact_companies"] = "company",
        ["contact_notes"] = "note",
        ["contact_tags"] = "tag",
        ["contacts"] = "contact",
        ["conversation_attributes"] = "conversation_attribute_list_type",
        ["conversation_parts"] = "conversation_part",
        ["conversations"] = "conversation_list_item",
        ["custom_objects"] = "custom_object_instance",
        ["deleted_conversations"] = "deleted_conversation_item",
        ["emails"] = "email_setting",
        ["help_centers"] = "help_center",
        ["internal_articles"] = "internal_article_list_item",
        ["macros"] = "macro",
        ["news_items"] = "news_item",
        ["newsfeeds"] = "newsfeed",
        ["segments"] = "segment",
        ["subscription_types"] = "subscription_type",
        ["tags"] = "tag",
        ["teams"] = "team",
        ["ticket_parts"] = "ticket_part",
        ["ticket_states"] = "ticket_state_detailed",
        ["ticket_types"] = "ticket_type",
        ["tickets"] = "ticket",
    };

    public static TheoryData<string> Streams => [.. _components.Keys];

    public static TheoryData<string> Overlays => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Fact]
    public void Every_stream_is_compared() => _components.Keys.ShouldBe(Some.AllStreams, ignoreOrder: true);

    [Theory, MemberData(nameof(Streams))]
    public void Every_property_of_the_description_is_declared_with_its_type(string stream)
    {
        var root = Merged(stream);

        foreach (var (path, types) in DescribedProperties.TypesOf(_components[stream], Version))
        {
            var node = root.At(path).ShouldNotBeNull($"{stream}: {path}");
            if (!IsMoment(stream, path)) types.Where(type => !Holds(node, type)).ShouldBeEmpty($"{stream}: {path}");
        }
    }

    [Theory, MemberData(nameof(Overlays))]
    public void An_overlay_adds_and_changes_only_what_is_described_and_removes_only_what_is_not(string stream)
    {
        var described = DescribedProperties.Of(_components[stream], Version).ToHashSet();
        var (before, after) = (Paths(stream, "2.11"), Paths(stream, Version));

        after.Keys.Except(before.Keys).Where(path => !described.Contains(path) && !IsInside(described, path)).ShouldBeEmpty();
        before.Keys.Except(after.Keys).Where(described.Contains).ShouldBeEmpty();
        after.Where(node => before.TryGetValue(node.Key, out var was) && was != node.Value).Select(node => node.Key).Where(path => !described.Contains(path)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Overlays))]
    public void An_overlay_makes_a_difference_and_keeps_the_rules_of_schemas(string stream)
    {
        var merged = Merged(stream);

        JToken.DeepEquals(merged.Value, StreamFiles.Schema(stream)).ShouldBeFalse();
        foreach (var node in SchemaNode.Walk("", merged.Value, isProperty: false).Where(node => node.Path.Length > 0))
        {
            node.Types[^1].ShouldBe("null", node.Path);
            node.Types.Contains("object").ShouldBe(node.Value["additionalProperties"] is JValue { Value: true }, node.Path);
            node.Types.Contains("array").ShouldBe(node.Items is not null, node.Path);
            if (node.IsProperty) node.Value.Value<string>("description").ShouldNotBeNull(node.Path).ShouldEndWith(".");
            if (node.IsProperty && node.Types.Contains("integer") && node.Path.EndsWith("_at", StringComparison.Ordinal))
                node.Value.Value<string>("x-time").ShouldBe("unix_seconds", node.Path);
        }
    }

    [Fact]
    public void The_default_version_is_the_schema_as_it_is_written() =>
        Some.AllStreams.ShouldAllBe(stream => JToken.DeepEquals(StreamFiles.Schema(stream, "2.11"), SchemaFile.Load(stream).Root));

    private static SchemaNode Merged(string stream) => new("", StreamFiles.Schema(stream, Version), IsProperty: false);

    private static Dictionary<string, string> Paths(string stream, string version) =>
        SchemaNode.Walk("", StreamFiles.Schema(stream, version), isProperty: false).ToDictionary(node => node.Path, node => string.Join(' ', node.Types));

    private static bool IsInside(HashSet<string> described, string path) => path.EndsWith("[]", StringComparison.Ordinal) && described.Contains(path[..^2]);

    private static bool Holds(SchemaNode node, string type) => node.Types.Contains(type) || (type == "integer" && node.Types.Contains("number"));

    /// <summary>Of calls a moment is described as unix seconds or ISO 8601; the examples have seconds, and a cursor may have one type only.</summary>
    private static bool IsMoment(string stream, string path) => stream is "calls" or "call_transcripts" && path.EndsWith("_at", StringComparison.Ordinal);
}
