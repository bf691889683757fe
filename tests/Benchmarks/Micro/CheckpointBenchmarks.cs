using BenchmarkDotNet.Attributes;
using Connector.Engine;

namespace Benchmarks.Micro;

/// <summary>What the writer does for each window and parent that ends, in the order in which workers end them.</summary>
public class CheckpointBenchmarks
{
    private const int Seed = 1;
    private const int Width = 100;
    private long[] _order = [];

    /// <summary>Windows, or parents, between the first and the last that is done.</summary>
    [Params(100, 10_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Shuffle()
    {
        _order = [.. Enumerable.Range(0, Count).Select(place => (long)place)];
        new Random(Seed).Shuffle(_order);
    }

    /// <summary>Closes windows that lie end to end, out of order; at last they are one.</summary>
    [Benchmark]
    public int MergeWindows()
    {
        var closed = new IntervalSet();
        foreach (var place in _order) closed.Add(new Interval(place * Width, (place + 1) * Width));
        return closed.Intervals.Count;
    }

    /// <summary>Registers parents in order and finishes them out of order.</summary>
    [Benchmark]
    public long FinishParents()
    {
        var ledger = new ParentLedger(0);
        for (var cursor = 0; cursor < Count; cursor++) ledger.Register(cursor);
        ledger.KnownTo(Count);
        var end = 0L;
        foreach (var cursor in _order) end = Math.Max(end, ledger.Finish(cursor).To);
        return end;
    }
}
