using System.Globalization;
using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>States that other versions and the established connector have written: read from there on, with nothing lost.</summary>
public sealed class StatesOfOthersTests : IAsyncLifetime
{
    /// <summary>How far a text cursor may be read again: the established connector claims rows that its search could not see yet.</summary>
    private const long Overlap = 600;

    private readonly FakeTimeProvider _clock = new(TestTime.Start);
    private SandboxServer _sandbox = null!;

    /// <summary>Stream and state; <c>{n}</c> is the cursor in unix seconds, <c>{iso}</c> the same as a date.</summary>
    public static TheoryData<string, string> Forms => new()
    {
        { "contacts", """{"updated_at":{n}}""" },
        { "contacts", """{"updated_at":"{n}"}""" },
        { "contacts", """{"updated_at":"{iso}"}""" },
        { "contacts", """{"updated_at":{n}.0,"unknown":{"a":1}}""" },
        { "companies", """{"updated_at":"{n}"}""" },
        { "segments", """{"updated_at":"{n}"}""" },
        { "tickets", """{"updated_at":{n}}""" },
        { "activity_logs", """{"created_at":"{n}"}""" },
        { "conversation_parts", """{"use_global_cursor":true,"lookback_window":0,"state":{"updated_at":"{n}"},"parent_state":{"conversations":{"updated_at":"{n}"}}}""" },
        { "conversation_parts", """{"updated_at":{n},"prior_state":{"updated_at":{n}},"conversations":{"updated_at":{n}}}""" },
        { "company_segments", """{"use_global_cursor":true,"lookback_window":3,"state":{"updated_at":"{n}"},"parent_state":{"companies":{"updated_at":"{n}"}}}""" },
    };

    public async ValueTask InitializeAsync() =>
        _sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Segments = 12 }), _clock);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory, MemberData(nameof(Forms))]
    public async Task A_read_goes_on_from_there(string stream, string form)
    {
        var cursor = Middle(stream);

        var run = await ReadAsync(stream, new StateBuilder().Set(stream, State(form, cursor)).Build());

        ShouldGoOnFrom(run, stream, cursor);
    }

    [Theory]
    [InlineData("""{"type":"GLOBAL","global":{"stream_states":[{"stream_descriptor":{"name":"contacts","namespace":null},"stream_state":{"updated_at":{n}}}]}}""")]
    [InlineData("""[{"type":"GLOBAL","global":{"shared_state":null,"stream_states":[{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":{n}}}]}}]""")]
    [InlineData("""{"type":"LEGACY","data":{"contacts":{"updated_at":{n}}}}""")]
    [InlineData("""{"contacts":{"updated_at":{n}}}""")]
    [InlineData("""{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":{n}}}}}""")]
    public async Task Every_envelope_is_opened(string form)
    {
        var cursor = Middle("contacts");

        var run = await ReadAsync("contacts", State(form, cursor));

        ShouldGoOnFrom(run, "contacts", cursor);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":null}}]""")]
    [InlineData("""[{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{}}}]""")]
    public async Task An_empty_state_is_none(string form)
    {
        var run = await ReadAsync("contacts", JsonFile.Parse(form));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(_sandbox, run, ["contacts"]).ShouldBeExact();
    }

    [Fact]
    public async Task Twenty_five_thousand_cursors_of_single_conversations_are_one_earliest_cursor()
    {
        var cursor = Middle("conversation_parts");
        var states = Enumerable.Range(0, 25_000).Select(i => new JObject
        {
            ["partition"] = new JObject { ["id"] = $"{i}", ["parent_slice"] = new JObject() },
            ["cursor"] = new JObject { ["updated_at"] = $"{cursor + i}" },
        });
        var state = new JObject
        {
            ["use_global_cursor"] = false,
            ["states"] = new JArray(states),
            ["parent_state"] = new JObject { ["conversations"] = new JObject { ["updated_at"] = $"{cursor + 90_000}" } },
        };

        var run = await ReadAsync("conversation_parts", new StateBuilder().Set("conversation_parts", state).Build());

        ShouldGoOnFrom(run, "conversation_parts", cursor);
        run.States.ShouldAllBe(line => run.Lines[line.Line].Length < 10_000);
    }

    [Fact]
    public async Task A_state_for_a_stream_that_is_not_selected_is_left_alone_and_said()
    {
        var state = new StateBuilder().Set("contacts", State("""{"updated_at":{n}}""", Middle("contacts"))).Set("tickets", new JObject { ["updated_at"] = 1 }).Build();

        var run = await ReadAsync("contacts", state);

        ShouldGoOnFrom(run, "contacts", Middle("contacts"));
        run.Warnings.ShouldHaveSingleItem().ShouldBe("The state holds stream `tickets`, which the catalog does not select; it is left alone.");
        run.States.ShouldAllBe(line => line.Stream == "contacts");
    }

    private static JToken State(string form, long cursor) => JsonFile.Parse(form
        .Replace("{n}", cursor.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{iso}", DateTimeOffset.FromUnixTimeSeconds(cursor).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>A cursor with rows on both sides of it.</summary>
    private long Middle(string stream)
    {
        var rows = stream switch { "conversation_parts" => "conversations", "company_segments" => "companies", _ => stream };
        var cursors = _sandbox.Workspace.Truth(rows).Select(row => row.UpdatedAt).Order().ToList();
        return cursors[cursors.Count / 2];
    }

    private Task<SourceRun> ReadAsync(string stream, JToken state)
    {
        var connector = IntercomRunner.At(_sandbox, _clock);
        return connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, stream), state);
    }

    private void ShouldGoOnFrom(SourceRun run, string stream, long cursor)
    {
        run.ExitCode.ShouldBe(0);
        var owed = Truth.Owed(_sandbox.Workspace, stream, cursor).ToList();
        Truth.Compare(stream, owed, run.RecordsOf(stream)).ShouldBeWhole();
        var again = Truth.Owed(_sandbox.Workspace, stream, cursor - Overlap).Count();
        run.RecordsOf(stream).Count.ShouldBeInRange(owed.Count, again);
        again.ShouldBeLessThan(_sandbox.Workspace.Truth(stream).Count);
    }
}
