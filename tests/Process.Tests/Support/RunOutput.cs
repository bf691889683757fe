namespace Process.Tests;

/// <summary>What a platform has of one run: the whole lines among the bytes it read. The rest of a broken line is dropped.</summary>
internal sealed class RunOutput
{
    private RunOutput(IReadOnlyList<OutputLine> lines) => Lines = lines;

    public IReadOnlyList<OutputLine> Lines { get; }

    /// <summary>Bytes of the whole lines.</summary>
    public long Bytes => Lines.Sum(line => (long)line.Bytes);

    public IEnumerable<OutputLine.Record> Records => Lines.OfType<OutputLine.Record>();

    public IEnumerable<OutputLine.State> States => Lines.OfType<OutputLine.State>();

    public IEnumerable<OutputLine.Error> Errors => Lines.OfType<OutputLine.Error>();

    public IEnumerable<OutputLine.Log> Logs => Lines.OfType<OutputLine.Log>();

    public static RunOutput Parse(ReadOnlyMemory<byte> bytes)
    {
        var lines = new List<OutputLine>();
        while (bytes.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            lines.Add(OutputLine.Parse(bytes[..end]));
            bytes = bytes[(end + 1)..];
        }

        return new RunOutput(lines);
    }

    /// <summary>The terminal statuses of a stream: a run owes each exactly one.</summary>
    public IReadOnlyList<string> Ends(string stream) =>
        [.. Lines.OfType<OutputLine.Status>().Where(line => line.Stream == stream && line.Value is "COMPLETE" or "INCOMPLETE").Select(line => line.Value)];
}
