using Airbyte.Protocol;
using Connector.Engine;
using Intercom.Loader.Tests.Support;
using Newtonsoft.Json.Linq;
using Source.Intercom;

namespace Intercom.Loader.Tests;

/// <summary>What cannot be masked as it is said is refused with line and key, before anything is read.</summary>
public sealed class MaskedSettingsTests
{
    [Theory]
    [InlineData("contacts:\n    columns: { emial: drop }", "line 6: `objects.contacts.columns.emial` is not a member of contacts. There are: type, id,")]
    [InlineData("contacts:\n    columns:\n      location.town: drop", "line 7: `objects.contacts.columns.location.town` is not a member of contacts. There are: type, city,")]
    [InlineData("contacts:\n    columns: { updated_at: hash }", "line 6: `objects.contacts.columns.updated_at` cannot be masked: by it the newer of two rows is told")]
    [InlineData("contacts:\n    cursor_field: created_at\n    columns: { created_at: drop }", "line 7: `objects.contacts.columns.created_at` cannot be masked:")]
    [InlineData("conversation_parts:\n    columns: { conversation_updated_at: drop }", "line 6: `objects.conversation_parts.columns.conversation_updated_at` cannot be masked:")]
    [InlineData("tags:\n    columns: { id: drop }", "line 6: `objects.tags.columns.id` cannot be dropped: it is in the key of tags, by which rows are told apart. It can be hashed.")]
    [InlineData("contacts:\n    columns: { id: hash }", "line 6: `objects.contacts.columns.id` must be masked as contact_tags.contact_id is")]
    [InlineData("contact_companies:\n    columns: { contact_id: hash }", "line 6: `objects.contact_companies.columns.contact_id` must be masked as contacts.id is")]
    [InlineData("conversation_parts:\n    columns: { conversation_id: drop }", "line 6: `objects.conversation_parts.columns.conversation_id` must be masked as deleted_conversations.id is, and cannot be dropped")]
    public void A_column_that_cannot_be_masked_is_refused(string objects, string refusal) => Refusal($"objects:\n  {objects}\nhash_key: 0123456789abcdef\n").ShouldStartWith(refusal);

    [Theory]
    [InlineData("objects:\n  contacts:\n    columns: { email: hash }", "line 6: `objects.contacts.columns.email` needs `hash_key`:")]
    [InlineData("objects:\n  contacts:\n    columns: { email: hide }", "line 6: `objects.contacts.columns.email` must be one of hash, drop, but it is \"hide\".")]
    [InlineData("objects:\n  contacts:\n    columns:\n      custom_attributes.The One (Ring): hide", "line 7: `objects.contacts.columns.custom_attributes.The One (Ring)` must be one of hash, drop")]
    [InlineData("hash_key: short", "line 4: `hash_key` must have at least 16 characters.")]
    public void So_is_what_is_no_mask(string settings, string refusal) => SettingsFile.Refusal(SettingsFile.Source + settings + "\n").ShouldStartWith($"intercom.yml, {refusal}");

    [Fact]
    public void Objects_that_are_compared_may_be_hashed_alike_and_attributes_of_any_name_dropped() => Refusal("""
        hash_key: 0123456789abcdef
        objects:
          contacts:
            columns: { id: hash, custom_attributes.The One Ring: drop, custom_attributes.a.b: hash, tags.data.url: drop }
          contact_tags:
            columns: { contact_id: hash }
          contact_companies:
            columns: { contact_id: hash }
        """ + "\n").ShouldBe("");

    [Fact]
    public void A_key_is_a_secret()
    {
        var settings = SettingsFile.Read(SettingsFile.Source + "hash_key: ${K}\n", _ => "a key nobody may see");

        settings.Secrets.ShouldContain("a key nobody may see");
        settings.HashKey.ShouldBe("a key nobody may see");
    }

    [Fact]
    public void An_attribute_that_the_workspace_does_not_have_is_told()
    {
        var settings = SettingsFile.Read(SettingsFile.Source + "objects:\n  contacts:\n    columns: { custom_attributes.ssn: drop, custom_attributes.snn: drop, custom_attributes.a.b: drop, email: drop }\n");
        var masks = new ObjectMasks(settings);

        masks.Undefined(Contacts("""{"ssn":{"type":"string"},"a.b":{"type":"string"}}""")).ShouldBe(["custom_attributes.snn"]);
        masks.Undefined(Contacts("{}")).ShouldBeEmpty("the definitions could not be read");
    }

    private static AirbyteStream Contacts(string attributes) => new(
        "contacts", new JObject { ["properties"] = new JObject { ["custom_attributes"] = new JObject { ["properties"] = JObject.Parse(attributes) } } }, ["id"], "updated_at");

    private static string Refusal(string text)
    {
        var settings = SettingsFile.Read(SettingsFile.Source + text);
        var streams = new StreamCatalog(StreamFiles.All(), stream => StreamFiles.Schema(stream, "2.11"));
        try
        {
            new ObjectSelection(settings, streams).Check(streams.Discover().Streams);
            return "";
        }
        catch (UsageException refused)
        {
            return refused.Message[refused.Message.IndexOf("line", StringComparison.Ordinal)..];
        }
    }
}
