using System.Text.Json;
using Intercom.Sandbox.Demo.Progress;
using Intercom.Sandbox.Demo.Running;
using Intercom.Sandbox.Demo.Truth;

namespace Intercom.Sandbox.Tests.Demo;

public sealed class ReadProgressTests
{
    private readonly RecordLedger _ledger = new();
    private readonly ReadProgress _progress;

    public ReadProgressTests() => _progress = new ReadProgress(["contacts", "tags"], _ledger);

    [Fact]
    public void Streams_are_shown_in_catalog_order_before_anything_is_known_of_them() =>
        _progress.Streams.ShouldBe([new StreamTally("contacts"), new StreamTally("tags")]);

    [Fact]
    public void Records_are_counted_per_stream_and_kept()
    {
        Record("contacts", "1");
        Record("contacts", "2");
        Record("tags", "1");

        _progress.Streams.Select(stream => stream.Records).ShouldBe([2, 1]);
        _ledger.Records.Count.ShouldBe(3);
        _ledger.Repeats.ShouldBeEmpty();
    }

    [Fact]
    public void A_stream_takes_from_its_start_to_its_end()
    {
        Status("tags", StreamPhase.Started, 1000);
        Status("tags", StreamPhase.Running, 1200);
        _progress.Streams[1].Elapsed.ShouldBeNull();
        Status("tags", StreamPhase.Complete, 3500);

        _progress.Streams[1].Elapsed.ShouldBe(TimeSpan.FromMilliseconds(2500));
    }

    [Fact]
    public void The_next_record_shows_that_a_rate_limit_is_over()
    {
        Status("contacts", StreamPhase.Throttled, 1);
        Record("contacts", "1");

        _progress.Streams[0].Phase.ShouldBe(StreamPhase.Running);
    }

    [Fact]
    public void Requests_are_counted_by_the_endpoint_of_debug_lines_retries_included()
    {
        Log("DEBUG", "POST /contacts/search attempt 1: 500, 20 bytes, 3 ms");
        Log("DEBUG", "POST /contacts/search attempt 2: 200, 90210 bytes, 12 ms");
        Log("DEBUG", "GET /tags attempt 1: no answer (timeout), 10000 ms");
        Log("DEBUG", "something else");
        Log("INFO", "GET /tags attempt 1: 200, quoted by someone");

        _progress.RequestsOf("contacts").ShouldBe(2);
        _progress.RequestsOf("tags").ShouldBe(1);
        _progress.Requests.ShouldBe(3);
        _progress.RequestsOf("a stream of tomorrow").ShouldBeNull();
    }

    [Fact]
    public void Only_the_latest_state_of_each_stream_is_handed_on()
    {
        State("contacts", 1);
        State("tags", 2);
        State("contacts", 3);

        _progress.States.Select(state => state.GetProperty("at").GetInt32()).ShouldBe([3, 2], ignoreOrder: true);
    }

    [Fact]
    public void Warnings_and_failures_keep_the_connectors_words()
    {
        Log("WARN", "careful");
        _progress.Apply(new ConnectorMessage.Error("tags", "refused"));
        _progress.Apply(new ConnectorMessage.Foreign("Segmentation fault"));

        _progress.Warnings.ShouldBe(["careful"]);
        _progress.Errors.Count.ShouldBe(2);
        _progress.Errors[0].ShouldBe("refused");
        _progress.Errors[1].ShouldContain("Segmentation fault");
    }

    private void Record(string stream, string id) =>
        _progress.Apply(new ConnectorMessage.Record(stream, JsonElement.Parse($$"""{"id":"{{id}}"}""")));

    private void Status(string stream, StreamPhase phase, long at) =>
        _progress.Apply(new ConnectorMessage.Status(stream, phase, DateTimeOffset.FromUnixTimeMilliseconds(at)));

    private void Log(string level, string text) => _progress.Apply(new ConnectorMessage.Log(level, text));

    private void State(string stream, int at)
    {
        var state = JsonElement.Parse($$"""{"at":{{at}}}""");
        _progress.Apply(new ConnectorMessage.State(stream, state, state));
    }
}
