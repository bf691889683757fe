namespace Benchmarks.Micro;

/// <summary>What the record path leaves to the garbage collector, counted without a benchmark's length.</summary>
internal static class HotPathGarbage
{
    private const int Pages = 100;

    /// <summary>Bytes allocated for each record of such a page, from scan to line.</summary>
    public static double BytesPerRecord(PageShape shape)
    {
        var path = new RecordPathBenchmarks { Shape = shape };
        path.Fetch();
        Write(path); // Until the buffers have their size.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(path);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Pages / path.Scan();
    }

    /// <summary>Nothing in it waits: what it writes goes nowhere.</summary>
    private static void Write(RecordPathBenchmarks path)
    {
        for (var page = 0; page < Pages; page++) path.ScanAndWrite().GetAwaiter().GetResult();
    }
}
