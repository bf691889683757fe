using Airbyte.Protocol;
using Connector.Engine;
using Intercom.Loader.Tests.Support;
using Source.Intercom;
using Warehouse;

namespace Intercom.Loader.Tests;

/// <summary>How an object is read, from where, and as which refresh.</summary>
public sealed class ObjectPlannerTests
{
    private const long Run = 7;

    private static readonly StreamCatalog _streams = new(StreamFiles.All(), StreamFiles.Schema);

    [Theory]
    [InlineData("contacts", SyncMode.Incremental)]
    [InlineData("companies", SyncMode.Incremental)]
    [InlineData("tags", SyncMode.FullRefresh)]
    [InlineData("segments", SyncMode.FullRefresh)]
    [InlineData("calls", SyncMode.FullRefresh)]
    [InlineData("custom_objects", SyncMode.FullRefresh)]
    [InlineData("macros", SyncMode.Incremental)]
    public void By_itself_what_is_asked_whole_is_read_whole(string stream, SyncMode mode) => Plan(stream).Configured.SyncMode.ShouldBe(mode);

    [Theory]
    [InlineData("contacts", "full_refresh", SyncMode.FullRefresh)]
    [InlineData("segments", "incremental", SyncMode.Incremental)]
    public void The_settings_have_the_last_word(string stream, string said, SyncMode mode) =>
        Plan(stream, settings: $"objects: {{ {stream}: {{ sync_mode: {said} }} }}\n").Configured.SyncMode.ShouldBe(mode);

    [Fact]
    public void What_changed_is_read_from_the_state()
    {
        var planned = Plan("contacts", new StoredState("""{"updated_at":5}""", null));

        planned.Loaded.Refresh.ShouldBeNull();
        planned.State!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"updated_at":5}""");
        planned.Configured.SyncId.ShouldBeNull();
    }

    [Fact]
    public void A_refresh_that_was_asked_for_begins_anew_with_the_number_of_the_run()
    {
        var planned = Plan("contacts", new StoredState("""{"updated_at":5,"refresh":{"ended":true,"sync_id":3}}""", 6));

        (planned.Configured.SyncMode, planned.Configured.SyncId).ShouldBe((SyncMode.FullRefresh, Run));
        (planned.Loaded.Refresh, planned.Loaded.IsResumed, planned.Loaded.State).ShouldBe((Run, false, null));
        planned.State.ShouldBeNull();
    }

    [Fact]
    public void A_refresh_that_was_cut_off_goes_on_under_its_number()
    {
        var planned = Plan("contacts", new StoredState("""{"updated_at":5,"refresh":{"ended":false,"sync_id":6}}""", 6));

        planned.Configured.SyncId.ShouldBe(6);
        (planned.Loaded.Refresh, planned.Loaded.IsResumed).ShouldBe((6, true));
        planned.State.ShouldNotBeNull();
    }

    [Fact]
    public void A_list_that_was_cut_off_begins_anew()
    {
        var planned = Plan("tags", new StoredState("""{"__ab_no_cursor_state_message":true,"refresh":{"ended":false,"sync_id":6}}""", 6));

        planned.Configured.SyncId.ShouldBe(Run);
        (planned.Loaded.Refresh, planned.Loaded.IsResumed).ShouldBe((Run, false));
        planned.State.ShouldBeNull();
    }

    [Fact]
    public void Rows_before_the_start_date_are_no_part_of_a_refresh()
    {
        const long Start = 1_546_300_800;
        Plan("contacts", whole: true).Loaded.Since.ShouldBe(Start * 1_000_000);
        Plan("macros", whole: true).Loaded.Since.ShouldBe(Start * 1_000_000);
        Plan("tags").Loaded.Since.ShouldBeNull();
    }

    [Theory]
    [InlineData("contact_tags", "contact_id", "contact_updated_at")]
    [InlineData("contact_companies", "contact_id", "contact_updated_at")]
    public void Children_that_come_as_whole_sets_are_told_by_their_parent_s_time(string stream, string parent, string cursor)
    {
        var table = Plan(stream).Loaded.Plan.Table;

        (table.SetOf?.Column, table.Cursor).ShouldBe((parent, cursor));
    }

    [Theory]
    [InlineData("company_segments")] // carry no time of their company's
    [InlineData("conversation_parts")] // only the newest 500 come
    [InlineData("ticket_parts")]
    public void Others_stand_for_themselves(string stream) => Plan(stream).Loaded.Plan.Table.SetOf.ShouldBeNull();

    [Fact]
    public void Of_two_versions_of_a_part_that_of_the_newer_conversation_is_the_newer() =>
        Plan("conversation_parts").Loaded.Plan.Table.Cursor.ShouldBe("conversation_updated_at");

    [Fact]
    public void Deleted_conversations_name_conversations_and_their_parts() =>
        Plan("deleted_conversations").Loaded.Plan.Table.Deletes.ShouldBe([new DeletedRows("conversations", "id"), new DeletedRows("conversation_parts", "conversation_id")]);

    [Fact]
    public void Rows_without_a_key_are_replaced_whole()
    {
        var planned = Plan("admins", settings: "objects: { admins: { primary_key: [] } }\n");

        planned.Loaded.Plan.Table.Key.ShouldBeEmpty();
        planned.Loaded.Refresh.ShouldBe(Run);
    }

    [Fact]
    public void A_key_of_the_settings_is_the_table_s() =>
        Plan("admins", settings: "objects: { admins: { primary_key: [email, id] } }\n").Loaded.Plan.Table.Key.ShouldBe(["email", "id"]);

    private static PlannedObject Plan(string stream, StoredState? stored = null, string settings = "", bool whole = false)
    {
        var read = SettingsFile.Read(SettingsFile.Source + settings);
        var contents = WarehouseContents.None with
        {
            States = stored is null ? WarehouseContents.None.States : new Dictionary<string, StoredState> { [stream] = stored },
        };
        var planner = new ObjectPlanner(read, new ObjectSelection(read, _streams), IntercomObjects.Layout(read), contents, Run);
        return planner.Plan(_streams.Discover().Streams.First(known => known.Name == stream), whole);
    }
}
