using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Schemas;
using TestKit;

namespace Source.Intercom.Tests;

/// <summary>The fixtures are answers of the API, one a stream; these tests keep them answers that the API could give.</summary>
public sealed class FixtureTests
{
    private static readonly string _folder = Path.Combine(RepositoryRoot.Path, "tests", "Source.Intercom.Tests", "Fixtures");

    /// <summary>Where the answer of each stream's endpoint holds its records.</summary>
    public static TheoryData<string, string> RecordPaths => new()
    {
        { "activity_logs", "activity_logs" },
        { "admins", "admins" },
        { "companies", "data" },
        { "company_attributes", "data" },
        { "company_segments", "data" },
        { "contact_attributes", "data" },
        { "contacts", "data" },
        { "conversation_parts", "conversation_parts.conversation_parts" },
        { "conversations", "conversations" },
        { "segments", "segments" },
        { "tags", "data" },
        { "teams", "teams" },
        { "tickets", "tickets" },
        { "articles", "data" },
        { "away_status_reasons", "data" },
        { "brands", "data" },
        { "call_transcripts", "data" },
        { "calls", "data" },
        { "collections", "data" },
        { "company_notes", "data" },
        { "contact_companies", "data" },
        { "contact_notes", "data" },
        { "contact_tags", "data" },
        { "conversation_attributes", "data" },
        { "custom_objects", "data" },
        { "deleted_conversations", "conversations" },
        { "emails", "data" },
        { "help_centers", "data" },
        { "internal_articles", "data" },
        { "macros", "data" },
        { "news_items", "data" },
        { "newsfeeds", "data" },
        { "subscription_types", "data" },
        { "ticket_parts", "ticket_parts.ticket_parts" },
        { "ticket_states", "data" },
        { "ticket_types", "data" },
    };

    [Fact]
    public void Every_stream_has_a_fixture_and_every_fixture_a_stream() =>
        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldBe(SchemaFile.Streams.Select(stream => stream + ".json"), ignoreOrder: true);

    [Theory, MemberData(nameof(RecordPaths))]
    public async Task Records_are_valid_and_hold_nothing_undeclared(string stream, string path)
    {
        var schema = SchemaFile.Load(stream);
        var records = Records(stream, path);

        records.Count.ShouldBeInRange(2, 4);
        foreach (var record in records)
        {
            (await schema.ValidateAsync(record)).ShouldBeEmpty();
            schema.UndeclaredMembers(record).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(RecordPaths))]
    public void Records_have_a_cursor_and_a_key_of_their_own(string stream, string path)
    {
        var entry = StreamFiles.All().Single(entry => entry.Name == stream);
        // What the connector adds, an answer of the API does not have.
        var added = entry.Injected.Select(member => member.Name).ToList();
        var key = entry.PrimaryKey.Select(field => added.Contains(field) ? "id" : field).Distinct().ToList();
        var records = Records(stream, path);

        records.Select(record => string.Join('/', key.Select(field => record[field].ShouldBeOfType<JValue>().Value))).ShouldBeUnique();
        if (entry.Cursor is { } cursor && !added.Contains(cursor))
            records.ShouldAllBe(record => record[cursor]!.Type == (entry.CursorIsText ? JTokenType.String : JTokenType.Integer));
    }

    [Theory]
    [InlineData("contacts")]
    [InlineData("conversations")]
    [InlineData("tickets")]
    [InlineData("activity_logs")]
    [InlineData("articles")]
    [InlineData("collections")]
    [InlineData("calls")]
    [InlineData("deleted_conversations")]
    [InlineData("custom_objects")]
    public void A_paged_fixture_is_its_own_last_page(string stream)
    {
        var pages = Read(stream)["pages"].ShouldBeOfType<JObject>();

        pages.Value<int>("page").ShouldBe(pages.Value<int>("total_pages"));
        (pages["next"] ?? JValue.CreateNull()).Type.ShouldBe(JTokenType.Null);
    }

    private static JObject Read(string stream) => (JObject)JsonFile.Read(Path.Combine(_folder, stream + ".json"));

    private static List<JObject> Records(string stream, string path) =>
        [.. Read(stream).SelectToken(path).ShouldBeOfType<JArray>().Cast<JObject>()];
}
