using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>A catalog or state that does not fit the source fails before the first request, and says which stream is at fault.</summary>
public sealed class CatalogAndStateTests
{
    private readonly SourceRunner _connector = IntercomRunner.At(baseUrl: null, socket: new ScriptedApi(_ => throw new InvalidOperationException("asked")));

    public static TheoryData<string, string, string> NotUnderstood => new()
    {
        { "contacts", """{"updated_at":"soon"}""", "updated_at` must be unix seconds or an ISO 8601 date" },
        { "contacts", """{"updated_at":{}}""", "updated_at` must be unix seconds or an ISO 8601 date" },
        { "contacts", """{"updated_at":1700000000,"closed":[[1]]}""", "closed[0]` must be a pair of unix seconds" },
        { "activity_logs", """{"created_at":true}""", "created_at` must be unix seconds or an ISO 8601 date" },
        { "conversation_parts", """{"state":[],"parent_state":{}}""", "state` must be a JSON object" },
        { "company_segments", """{"states":[{"cursor":{"updated_at":"x"}}]}""", "states[0].cursor.updated_at` must be unix seconds or an ISO 8601 date" },
    };

    [Fact]
    public async Task An_unknown_stream_is_named_beside_those_there_are()
    {
        var run = await _connector.ReadAsync(Some.Config(), new CatalogBuilder(_connector.Source.Streams).With("contacts").Add("invoices", "full_refresh").Build());

        var error = ShouldBeConfigError(run);
        error.Message.ShouldStartWith("The configured catalog selects stream `invoices`, which this source does not have. It has: activity_logs, admins,");
        error.Message.ShouldEndWith("Refresh the connection's schema.");
    }

    [Fact]
    public async Task An_invalid_sync_mode_is_named_with_its_stream()
    {
        var run = await _connector.ReadAsync(Some.Config(), new CatalogBuilder(_connector.Source.Streams).Add("contacts", "INVALID").Build());

        ShouldBeConfigError(run).Message.ShouldBe("Stream `contacts` of the configured catalog has sync_mode `INVALID`; it must be `full_refresh` or `incremental`.");
    }

    [Theory, MemberData(nameof(NotUnderstood))]
    public async Task A_state_that_is_not_understood_is_named_with_its_stream_and_never_read_as_none(string stream, string state, string rule)
    {
        var run = await _connector.ReadAsync(
            Some.Config(), CatalogBuilder.Of(_connector.Source.Streams, stream), new StateBuilder().Set(stream, JsonFile.Parse(state)).Build());

        ShouldBeConfigError(run).Message.ShouldBe($"The saved state of stream `{stream}` is not understood: `[0].stream.stream_state.{rule}. Repair the state, or reset the stream.");
    }

    [Fact]
    public async Task A_state_entry_of_a_known_type_without_its_content_is_refused()
    {
        var run = await _connector.ReadAsync(
            Some.Config(), CatalogBuilder.Of(_connector.Source.Streams, "contacts"), new JArray(new JObject { ["type"] = "STREAM" }));

        ShouldBeConfigError(run).Message.ShouldBe("The state file is not understood: entry 0 has type `STREAM` without the content of that type.");
    }

    private static ErrorOutput ShouldBeConfigError(SourceRun run)
    {
        run.ExitCode.ShouldBe(1);
        run.Messages.Count.ShouldBe(1);
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        return error;
    }
}
