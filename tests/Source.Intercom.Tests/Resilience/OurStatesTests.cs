using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>The states we write are in the shape that the established connector reads, so that a workspace can go back.</summary>
public sealed class OurStatesTests
{
    [Fact]
    public async Task A_cursor_is_a_number_and_a_child_carries_its_parents()
    {
        var clock = new FakeTimeProvider(TestTime.Start);
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), clock);
        var connector = IntercomRunner.At(sandbox, clock);

        var run = await connector.ReadAsync(Some.ConfigOfAll(), CatalogBuilder.All(connector.Source.Streams));

        foreach (var stream in StreamFiles.All())
        {
            var state = run.LastState(stream.Name).State;
            if (stream.Cursor is not { } cursor) state.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"__ab_no_cursor_state_message":true}""");
            else if (stream.Parent is { } parent) ShouldBeChildState(state, cursor, $"parent_state.{parent.Stream}.{parent.Cursor}");
            else ShouldBe(stream.CursorIsText ? JTokenType.String : JTokenType.Integer, state, cursor);
        }
    }

    private static void ShouldBe(JTokenType type, JObject state, string cursor)
    {
        state.Properties().Select(member => member.Name).ShouldBe([cursor, "start_date"]);
        state[cursor]!.Type.ShouldBe(type);
    }

    private static void ShouldBeChildState(JObject state, string cursor, string parentCursor)
    {
        state.Properties().Select(member => member.Name).ShouldBe(["use_global_cursor", "lookback_window", "state", "parent_state", "start_date"]);
        state.Value<bool>("use_global_cursor").ShouldBeTrue();
        state.Value<int>("lookback_window").ShouldBe(0);
        state.SelectToken($"state.{cursor}")!.Type.ShouldBe(JTokenType.Integer);
        state.SelectToken(parentCursor)!.ShouldBe(state.SelectToken($"state.{cursor}"));
    }
}
