using System.Text;
using System.Text.Json;

namespace Benchmarks.Macro.Running;

/// <summary>Counts a connector's output as it comes, without keeping it: records by the second, ends, states, errors.</summary>
internal sealed class OutputTally(TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private readonly List<long> _recordsBySecond = [];
    private readonly Dictionary<string, string> _states = [];
    private readonly List<string> _problems = [];

    public long Records { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Streams that ended COMPLETE.</summary>
    public int Complete { get; private set; }

    /// <summary>Records in each second since the start.</summary>
    public IReadOnlyList<long> RecordsBySecond => _recordsBySecond;

    /// <summary>The last state of each stream, as a platform hands it back.</summary>
    public IReadOnlyDictionary<string, string> States => _states;

    /// <summary>Errors and streams that ended INCOMPLETE, in the connector's own words.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public async Task ReadAsync(Stream output, CancellationToken cancellation)
    {
        var buffer = new byte[256 * 1024];
        var held = 0;
        while (await output.ReadAsync(buffer.AsMemory(held), cancellation) is var read and > 0)
        {
            Bytes += read;
            held = TakeLines(buffer, held + read);
            if (held == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        }
    }

    /// <returns>How many bytes of an unfinished line are left at the front.</returns>
    private int TakeLines(byte[] buffer, int length)
    {
        var rest = buffer.AsSpan(0, length);
        var records = 0;
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (rest.StartsWith("""{"type":"RECORD","""u8)) records++;
            else TakeMessage(rest[..end]);
            rest = rest[(end + 1)..];
        }

        var left = rest.Length;
        rest.CopyTo(buffer);
        Count(records);
        return left;
    }

    private void Count(int records)
    {
        Records += records;
        var second = (int)clock.GetElapsedTime(_began).TotalSeconds;
        while (_recordsBySecond.Count <= second) _recordsBySecond.Add(0);
        _recordsBySecond[second] += records;
    }

    private void TakeMessage(ReadOnlySpan<byte> line)
    {
        var message = JsonDocument.Parse(Encoding.UTF8.GetString(line)).RootElement;
        if (message.TryGetProperty("state", out var state)) _states[state.GetProperty("stream").GetProperty("stream_descriptor").GetProperty("name").GetString()!] = state.GetRawText();
        if (!message.TryGetProperty("trace", out var trace)) return;
        if (trace.TryGetProperty("error", out var error)) _problems.Add(error.GetProperty("message").GetString()!);
        if (!trace.TryGetProperty("stream_status", out var status)) return;
        if (status.GetProperty("status").GetString() == "COMPLETE") Complete++;
        if (status.GetProperty("status").GetString() == "INCOMPLETE") _problems.Add($"{status.GetProperty("stream_descriptor").GetProperty("name").GetString()} is INCOMPLETE");
    }
}
