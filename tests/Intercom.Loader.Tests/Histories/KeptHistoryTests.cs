using Connector.Engine;
using Intercom.Loader.Tests.Support;
using Source.Intercom;

namespace Intercom.Loader.Tests;

/// <summary>The setting <c>history</c>.</summary>
public sealed class KeptHistoryTests
{
    [Fact]
    public async Task Versions_of_an_object_are_kept_where_the_settings_say_so()
    {
        await using var loaded = LoadedWarehouse.OfDuckDb();
        loaded.Settings = "objects: { tags: { history: true } }";
        await loaded.LoadAsync([("tags", """{"id":"1","name":"a"}"""), ("teams", """{"id":"1","name":"t"}""")]);
        await loaded.LoadAsync([("tags", """{"id":"1","name":"b"}""")]);

        (await loaded.RowsAsync("SELECT name, _is_current FROM @intercom_tags_history")).ShouldBe(["name=a|_is_current=False", "name=b|_is_current=True"]);
        (await loaded.ColumnsAsync("intercom_teams_history")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("objects:\n  tags:\n    primary_key: []\n    history: true", "line 7: `objects.tags.history` needs a key")]
    [InlineData("objects:\n  tags: { history: sometimes }", "line 5: `objects.tags.history` must be true or false, but it is \"sometimes\".")]
    [InlineData("warehouse: { table_prefix: 0123456789012345678901234567890123456789 }\nobjects:\n  conversation_attributes: { history: true }",
        "line 6: `objects.conversation_attributes.history` makes a table's name longer than 63 bytes")]
    public void What_cannot_be_kept_is_refused(string text, string refusal) => Should.Throw<UsageException>(() =>
    {
        var settings = SettingsFile.Read(SettingsFile.Source + text.Replace("0123456789012345678901234567890123456789", "'0123456789012345678901234567890123456789'", StringComparison.Ordinal) + "\n");
        var streams = new StreamCatalog(StreamFiles.All(), stream => StreamFiles.Schema(stream, "2.11"));
        new ObjectSelection(settings, streams).Check(streams.Discover().Streams);
    }).Message.ShouldContain(refusal);
}
