using System.Buffers;
using Xunit;

namespace TestKit;

/// <summary>What holds for every command whatever it is given: the protocol's silence, the secret's, and the bookkeeping of a read.</summary>
internal static class RunRules
{
    private const int ShortestPart = 8;

    /// <summary>Neither the secret, nor its URL-encoded form, nor any part of eight characters of either.</summary>
    public static void HoldsNoSecret(string text, string secret)
    {
        var parts = new[] { secret, Uri.EscapeDataString(secret) }
            .SelectMany(form => Enumerable.Range(0, Math.Max(1, form.Length - ShortestPart + 1)).Select(i => form.Substring(i, Math.Min(ShortestPart, form.Length))))
            .Distinct();
        var at = text.AsSpan().IndexOfAny(SearchValues.Create([.. parts], StringComparison.Ordinal));
        Assert.True(at < 0, $"A part of the token stands in the output, at character {at}.");
    }

    public static void PrintsNothingBesides(SourceRun run, byte[] stdout)
    {
        Assert.True(run.Stderr.Length == 0, $"Something was written to stderr: {run.Stderr}");
        if (stdout.Length == 0) return;
        Assert.True(stdout[0] == '{', "stdout does not begin with a JSON object (a byte order mark?).");
        Assert.True(stdout[^1] == '\n', "The last line of stdout is not ended.");
    }

    /// <summary>STARTED, any number of RUNNING, one end; nothing of a stream after its end but its error; counts that add up.</summary>
    public static void KeepsBooks(SourceRun run, bool wasCancelled)
    {
        foreach (var stream in run.Statuses.GroupBy(status => status.Stream))
        {
            var statuses = stream.ToList();
            Assert.Equal("STARTED", statuses[0].Status);
            Assert.All(statuses[1..^1], status => Assert.Equal("RUNNING", status.Status));
            Assert.True(statuses[^1].IsTerminal, $"{stream.Key} does not end.");
            Assert.DoesNotContain(run.Records, record => record.Stream == stream.Key && record.Line > statuses[^1].Line);
            Assert.DoesNotContain(run.States, state => state.Stream == stream.Key && state.Line > statuses[^1].Line);
            if (!wasCancelled) Assert.Equal(statuses[^1].Status == "INCOMPLETE" ? 1 : 0, run.Errors.Count(error => error.Stream == stream.Key));
            var counted = run.States.Where(state => state.Stream == stream.Key).Sum(state => state.RecordCount);
            Assert.Equal(run.Records.Count(record => record.Stream == stream.Key), counted);
        }
    }
}
