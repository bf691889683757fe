using Connector.Engine.Tests.Support;
using TestKit;

namespace Connector.Engine.Tests.Emitting;

/// <summary>What the lines say that a person looks at while a read goes on, and at its end.</summary>
public sealed class ProgressReportTests
{
    private readonly FakeTimeProvider _clock = new(TestTime.Start);
    private readonly List<StreamOutput> _outputs = [.. Some.Plan([Some.Contacts, Some.Tags], []).Streams.Select(stream => new StreamOutput(stream))];
    private readonly ProgressReport _report;

    public ProgressReportTests() => _report = new ProgressReport(_outputs, _clock, new InMemoryApi(), () => 85_400_000);

    [Fact]
    public void A_line_counts_the_records_and_names_the_streams_that_are_open()
    {
        Write(_outputs[0], 2_000);
        Write(_outputs[1], 3);
        _clock.Advance(TimeSpan.FromSeconds(20));
        _report.Line.ShouldBe("Reading 2,003 records in 20 s (100/s); 0 requests; still open: contacts 2,000, tags 3.");

        _outputs[1].End(isWhole: true);

        _report.Line.ShouldBe("Reading 2,003 records in 20 s (100/s); 0 requests; still open: contacts 2,000.");
    }

    [Fact]
    public void Once_none_is_open_it_says_so()
    {
        foreach (var output in _outputs) output.End(isWhole: true);

        _report.Line.ShouldBe("Reading 0 records in 0 s; 0 requests; all streams ended.");
    }

    [Theory]
    [InlineData(1_000, "1 s")]
    [InlineData(1_250, "1 s (8/s)")]
    public void A_rate_is_told_once_there_is_more_than_a_second_to_take_it_from(int milliseconds, string time)
    {
        Write(_outputs[0], 10);
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        _report.Line.ShouldStartWith($"Reading 10 records in {time};");
    }

    [Fact]
    public void The_last_line_says_how_long_stdout_was_waited_for()
    {
        Write(_outputs[0], 1);
        _clock.Advance(TimeSpan.FromSeconds(40));

        _report.Summary(TimeSpan.FromSeconds(10)).ShouldBe("Read 1 record in 40 s (0/s); 0 requests; 25 % of the time stdout was waited for; at most 85 MB of memory.");
    }

    [Fact]
    public void A_read_of_no_time_has_waited_for_nothing() =>
        _report.Summary(TimeSpan.Zero).ShouldBe("Read 0 records in 0 s; 0 requests; 0 % of the time stdout was waited for; at most 85 MB of memory.");

    private static void Write(StreamOutput output, int records)
    {
        for (var i = 0; i < records; i++) output.Wrote(1);
    }
}
