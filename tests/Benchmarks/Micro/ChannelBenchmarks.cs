using System.Threading.Channels;
using Airbyte.Protocol;
using BenchmarkDotNet.Attributes;
using Connector.Engine;

namespace Benchmarks.Micro;

/// <summary>The channel between workers and writer, bounded as in a read: an event each page.</summary>
public class ChannelBenchmarks
{
    private const int Ahead = 16;
    private const int Events = 10_000;
    private readonly SyncEvent _event = new SyncEvent.Logged(LogLevel.Info, "page");

    [Params(1, 10)]
    public int Workers { get; set; }

    [Benchmark(OperationsPerInvoke = Events)]
    public async Task<int> WriteAndRead()
    {
        var channel = Channel.CreateBounded<SyncEvent>(new BoundedChannelOptions(Ahead) { SingleReader = true });
        var writing = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WriteAsync(channel.Writer))));
        var read = 0;
        while (read < Events)
        {
            await channel.Reader.ReadAsync();
            read++;
        }

        await writing;
        return read;
    }

    private async Task WriteAsync(ChannelWriter<SyncEvent> events)
    {
        for (var i = 0; i < Events / Workers; i++) await events.WriteAsync(_event);
    }
}
