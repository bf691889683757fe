using Connector.Engine;
using Intercom.Loader.Tests.Support;
using Source.Intercom;

namespace Intercom.Loader.Tests;

public sealed class ObjectSelectionTests
{
    private static readonly StreamCatalog _streams = new(StreamFiles.All(), StreamFiles.Schema);

    [Fact]
    public void Everything_is_loaded_but_what_costs_a_request_a_row_and_what_needs_types() =>
        _streams.Streams.Select(stream => stream.Name).Except(Select("").Names(null)).ShouldBe(["company_notes", "contact_notes", "custom_objects"]);

    [Theory]
    [InlineData("objects: { contact_notes: true }", "contact_notes", true)]
    [InlineData("objects: { contact_notes: { sync_mode: full_refresh } }", "contact_notes", true)]
    [InlineData("objects: { tags: false }", "tags", false)]
    [InlineData("objects: { data_attributes: false }", "company_attributes", false)]
    public void The_settings_take_in_and_leave_out(string settings, string stream, bool isLoaded) => Select(settings).Names(null).Contains(stream).ShouldBe(isLoaded);

    [Fact]
    public void The_command_line_names_objects_and_both_kinds_of_attributes_at_once() =>
        Select("").Names(["tags", "data_attributes"]).ShouldBe(["company_attributes", "contact_attributes", "tags"]);

    [Fact]
    public void A_name_that_there_is_not_is_refused() =>
        Should.Throw<UsageException>(() => Select("").Names(["contacs"])).Message.ShouldStartWith("There is no object `contacs`. There are: activity_logs,");

    [Theory]
    [InlineData("tags: { sync_mode: incremental }", "line 4: `objects.tags.sync_mode` cannot be incremental")]
    [InlineData("contacts: { cursor_field: changed }", "line 4: `objects.contacts.cursor_field` names `changed`, which contacts does not have.")]
    [InlineData("contacts: { primary_key: uuid }", "line 4: `objects.contacts.primary_key` names `uuid`, which contacts does not have.")]
    [InlineData("contacts: { primary_key: [], sync_mode: incremental }", "line 4: `objects.contacts.primary_key` contradicts sync_mode incremental")]
    public void What_an_object_cannot_do_is_refused_where_it_stands(string said, string refusal) =>
        Should.Throw<UsageException>(() => Select($"objects: {{ {said} }}").Check(_streams.Discover().Streams)).Message.ShouldContain(refusal);

    private static ObjectSelection Select(string settings) => new(SettingsFile.Read(SettingsFile.Source + settings + "\n"), _streams);
}
