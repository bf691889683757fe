using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Schemas;

/// <summary>The schemas against what is known of the rows: the established connector, Intercom's description, real records.</summary>
public sealed class SchemaCoverageTests
{
    public static TheoryData<string> Streams => [.. Some.ClassicStreams];

    [Theory, MemberData(nameof(Streams))]
    public void Every_field_of_the_established_connector_is_declared_with_its_types(string stream)
    {
        var root = new SchemaNode("", SchemaFile.Load(stream).Root, IsProperty: false);
        var fields = EstablishedField.OfStream(stream);

        fields.Count.ShouldBeGreaterThan(2);
        fields.Where(field => !IsDeclared(root.At(field.Path), field)).Select(field => field.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("activity_logs", "activity_log")]
    [InlineData("admins", "admin")]
    [InlineData("companies", "company")]
    [InlineData("company_attributes", "data_attribute")]
    [InlineData("company_segments", "segment")]
    [InlineData("contact_attributes", "data_attribute")]
    [InlineData("contacts", "contact")]
    [InlineData("conversation_parts", "conversation_part")]
    [InlineData("conversations", "conversation_list_item")]
    [InlineData("segments", "segment")]
    [InlineData("tags", "tag")]
    [InlineData("teams", "team")]
    [InlineData("tickets", "ticket")]
    [InlineData("articles", "article_list_item")]
    [InlineData("article_statistics", "article_statistics")]
    [InlineData("collections", "collection")]
    [InlineData("help_centers", "help_center")]
    [InlineData("ticket_types", "ticket_type")]
    [InlineData("ticket_parts", "ticket_part")]
    [InlineData("subscription_types", "subscription_type")]
    [InlineData("contact_tags", "tag")]
    [InlineData("contact_companies", "company")]
    [InlineData("contact_notes", "note")]
    [InlineData("news_items", "news_item")]
    [InlineData("newsfeeds", "newsfeed")]
    [InlineData("internal_articles", "internal_article_list_item", "2.14")]
    [InlineData("ticket_states", "ticket_state_detailed", "2.14")]
    [InlineData("calls", "call", "2.14")]
    [InlineData("call_transcripts", "call", "2.14")]
    [InlineData("away_status_reasons", "away_status_reason", "2.14")]
    [InlineData("custom_objects", "custom_object_instance", "2.14")]
    [InlineData("company_notes", "note", "2.16")]
    [InlineData("deleted_conversations", "deleted_conversation_item", "2.16")]
    [InlineData("conversation_attributes", "conversation_attribute_list_type", "2.16")]
    [InlineData("macros", "macro", "2.16")]
    [InlineData("brands", "brand", "2.16")]
    [InlineData("emails", "email_setting", "2.16")]
    public void Every_property_of_the_description_of_its_version_is_declared(string stream, string component, string version = "2.11")
    {
        var root = new SchemaNode("", SchemaFile.Load(stream).Root, IsProperty: false);
        var described = DescribedProperties.Of(component, version).ToList();

        StreamFiles.All().Single(other => other.Name == stream).Version.ShouldBe(version);
        described.Count.ShouldBeGreaterThan(2);
        described.Where(path => root.At(path) is null).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Streams))]
    public async Task Real_records_are_valid_and_hold_nothing_undeclared(string stream)
    {
        var schema = SchemaFile.Load(stream);
        var records = JsonFile.ReadLines(SharedData.Require("samples/workspace-records.jsonl"))
            .Where(line => line.Value<string>("stream") == stream).Select(line => WithTextId((JObject)line["data"]!)).ToList();

        records.ShouldNotBeEmpty();
        foreach (var record in records)
        {
            (await schema.ValidateAsync(record)).ShouldBeEmpty();
            schema.UndeclaredMembers(record).ShouldBeEmpty();
        }
    }

    private static bool IsDeclared(SchemaNode? node, EstablishedField field) => node is not null
        && field.Types.All(node.Types.Contains)
        && (field.ItemTypes.Count == 0 || node.Items is { } items && field.ItemTypes.All(items.Types.Contains));

    /// <summary>The samples were emitted by a connector that injected the conversation's id as a number; this one keeps it the text it is.</summary>
    private static JObject WithTextId(JObject record)
    {
        if (record["conversation_id"] is { } id) record["conversation_id"] = id.ToString();
        return record;
    }
}
