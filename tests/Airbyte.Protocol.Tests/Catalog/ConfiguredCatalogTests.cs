using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol.Tests.Catalog;

public sealed class ConfiguredCatalogTests
{
    [Fact]
    public void Streams_keep_their_order_and_modes()
    {
        var catalog = Parse(
            """{"streams":[{"stream":{"name":"tickets"},"sync_mode":"incremental"},{"stream":{"name":"admins"},"sync_mode":"full_refresh"}]}""");

        catalog.Streams.ShouldBe([new("tickets", SyncMode.Incremental), new("admins", SyncMode.FullRefresh)]);
    }

    [Fact]
    public void Every_field_may_be_null_and_unknown_members_are_passed_over()
    {
        var catalog = Parse(
            """
            {"streams":[{
              "stream":{"name":"contacts","json_schema":null,"supported_sync_modes":null,"namespace":null,"default_cursor_field":null,"made_up":1},
              "sync_mode":"incremental","cursor_field":null,"destination_sync_mode":"INVALID","primary_key":null,"generation_id":null,
              "minimum_generation_id":null,"sync_id":null,"include_files":null,"destination_object_name":null,"made_up":[]}],"made_up":{}}
            """);

        catalog.Streams.ShouldBe([new("contacts", SyncMode.Incremental)]);
    }

    [Theory]
    [InlineData("""{"streams":[{"stream":{"name":"contacts"}}]}""")]
    [InlineData("""{"streams":[{"stream":{"name":"contacts"},"sync_mode":null}]}""")]
    public void Without_a_mode_the_protocols_default_holds(string json) =>
        Parse(json).Streams.ShouldBe([new("contacts", SyncMode.FullRefresh)]);

    [Fact]
    public void An_empty_selection_is_allowed() => Parse("""{"streams":[]}""").Streams.ShouldBeEmpty();

    [Theory]
    [InlineData("null", "a list `streams`")]
    [InlineData("[]", "a list `streams`")]
    [InlineData("{}", "a list `streams`")]
    [InlineData("""{"streams":null}""", "a list `streams`")]
    [InlineData("""{"streams":{}}""", "a list `streams`")]
    [InlineData("""{"streams":[null]}""", "streams[0]")]
    [InlineData("""{"streams":[7]}""", "streams[0]")]
    [InlineData("""{"streams":[{"stream":{"name":"contacts"}},{"stream":null}]}""", "streams[1]")]
    [InlineData("""{"streams":[{"stream":"contacts"}]}""", "streams[0]")]
    [InlineData("""{"streams":[{"stream":{}}]}""", "streams[0]")]
    [InlineData("""{"streams":[{"stream":{"name":null}}]}""", "streams[0]")]
    [InlineData("""{"streams":[{"stream":{"name":""}}]}""", "streams[0]")]
    [InlineData("""{"streams":[{"stream":{"name":7}}]}""", "streams[0]")]
    [InlineData("""{"streams":[{"stream":{"name":"contacts"},"sync_mode":"INVALID"}]}""", "`contacts` of the configured catalog has sync_mode `INVALID`")]
    [InlineData("""{"streams":[{"stream":{"name":"contacts"},"sync_mode":"Incremental"}]}""", "sync_mode `Incremental`")]
    [InlineData("""{"streams":[{"stream":{"name":"contacts"},"sync_mode":7}]}""", "`contacts` of the configured catalog has a sync_mode")]
    [InlineData("""{"streams":[{"stream":{"name":"a"}},{"stream":{"name":"b"}},{"stream":{"name":"a"}}]}""", "`a` more than once")]
    public void What_is_not_understood_is_a_config_error_that_names_it(string json, string names)
    {
        var failure = Should.Throw<ConnectorException>(() => Parse(json));

        failure.Kind.ShouldBe(FailureKind.ConfigError);
        failure.Message.ShouldContain(names);
    }

    private static ConfiguredCatalog Parse(string json) => ConfiguredCatalog.Parse(JToken.Parse(json));
}
