using System.Text;

namespace Acceptance.Tests;

/// <summary>What one command printed, and how it ended. Nothing here assumes that the output is as it should be.</summary>
/// <param name="StartedAt">Milliseconds of the unix epoch, before the connector began.</param>
/// <param name="EndedAt">Likewise, after its end.</param>
internal sealed record ConnectorRun(int ExitCode, string Stdout, string Stderr, long StartedAt, long EndedAt)
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private OutputLine[]? _lines;

    public IReadOnlyList<OutputLine> Lines => _lines ??= [.. Texts.Select((text, number) => new OutputLine(number, text))];

    /// <summary>The lines without their ends; an end that is missing from the last one is the affair of the rules.</summary>
    public IReadOnlyList<string> Texts => Stdout.Length == 0 ? [] : (Stdout.EndsWith('\n') ? Stdout[..^1] : Stdout).Split('\n');

    /// <summary>Everything up to the end of the run, or the lines before <paramref name="line"/>.</summary>
    public IEnumerable<OutputLine> Records(string? stream = null, int line = int.MaxValue) =>
        Lines.Where(at => at.Number < line && at.Type == "RECORD" && (stream is null || at.Stream == stream));

    public IEnumerable<OutputLine> States(string? stream = null) => Lines.Where(at => at.Type == "STATE" && (stream is null || at.Stream == stream));

    /// <summary>TRACE lines of a kind: STREAM_STATUS, ERROR, …</summary>
    public IEnumerable<OutputLine> Traces(string kind) => Lines.Where(at => at.Type == "TRACE" && at.Text("trace.type") == kind);

    public IEnumerable<OutputLine> Of(string type) => Lines.Where(at => at.Type == type);

    /// <exception cref="DecoderFallbackException">The output is not UTF-8.</exception>
    public static ConnectorRun From(int exitCode, (byte[] Stdout, byte[] Stderr) output, DateTimeOffset startedAt, DateTimeOffset endedAt) => new(
        exitCode, _utf8.GetString(output.Stdout), _utf8.GetString(output.Stderr), startedAt.ToUnixTimeMilliseconds(), endedAt.ToUnixTimeMilliseconds());
}
