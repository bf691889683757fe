using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>The states that the acceptance suite resumes from: one a stream, in the shapes of the established connector, cursors as numbers.</summary>
public sealed class StateFilesTests
{
    private static readonly Dictionary<string, string> _parents =
        StreamFiles.All().Where(stream => stream.Parent is not null).ToDictionary(stream => stream.Name, stream => stream.Parent!.Stream);

    public static TheoryData<string> Files => ["sample_state.json", "abnormal_state.json"];

    [Theory, MemberData(nameof(Files))]
    public void Every_incremental_stream_has_its_state_and_no_other(string file) =>
        States(file).Keys.ShouldBe(CatalogFile.Incremental.Select(entry => entry.Name), ignoreOrder: true);

    [Theory, MemberData(nameof(Files))]
    public void A_child_stream_carries_its_parents_cursor_and_all_others_their_own_alone(string file)
    {
        foreach (var (stream, state) in States(file))
        {
            var members = _parents.ContainsKey(stream)
                ? new[] { "use_global_cursor", "lookback_window", "state", "parent_state" }
                : [CatalogFile.Incremental.Single(entry => entry.Name == stream).Cursor!];
            state.Properties().Select(member => member.Name).ShouldBe(members, stream);
            if (_parents.TryGetValue(stream, out var parent)) state["parent_state"]![parent].ShouldNotBeNull()["updated_at"].ShouldNotBeNull();
        }
    }

    [Fact]
    public void The_sample_lies_inside_the_workspace_and_the_abnormal_state_after_it()
    {
        foreach (var entry in CatalogFile.Incremental.Where(entry => entry.Name != "conversation_parts"))
        {
            var cursors = Workspace.DataOf(Workspace.Expected, entry.Name).Select(record => Seconds(record[entry.Cursor!]!)).ToList();

            cursors.ShouldContain(cursor => cursor > Cursor("sample_state.json", entry));
            cursors.ShouldContain(cursor => cursor < Cursor("sample_state.json", entry));
            cursors.ShouldAllBe(cursor => cursor < Cursor("abnormal_state.json", entry));
        }
    }

    private static long Cursor(string file, CatalogFile entry)
    {
        var values = States(file)[entry.Name].SelectTokens($"$..{entry.Cursor}").Where(value => value is JValue).ToList();
        var isText = StreamFiles.All().Single(stream => stream.Name == entry.Name).CursorIsText;

        values.ShouldAllBe(value => value.Type == (isText ? JTokenType.String : JTokenType.Integer));
        return values.Select(Seconds).Distinct().ShouldHaveSingleItem();
    }

    private static long Seconds(JToken cursor) => cursor is JValue { Value: string text }
        ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds()
        : cursor.Value<long>();

    private static Dictionary<string, JObject> States(string file) => IntegrationFile.Read(file).ToDictionary(
        state => state.SelectToken("stream.stream_descriptor.name")!.Value<string>()!,
        state => (JObject)state.SelectToken("stream.stream_state")!);
}
