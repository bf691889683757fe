using BenchmarkDotNet.Attributes;
using Connector.Http;
using TestKit;

namespace Benchmarks.Micro;

/// <summary>The gate every request passes, when it is free.</summary>
public class BudgetBenchmarks
{
    /// <summary>The API's largest, 150,000 a minute. In a window of 1 ms no more than that can start, so that none waits.</summary>
    private const int Limit = 25_000;

    private readonly RateLimitHeaders _headers = new(25_000, 24_000, null, null);
    private RateBudget _budget = new(1, WallClock.Instance);

    [GlobalSetup]
    public void Open() => _budget = new RateBudget(Limit, WallClock.Instance, window: TimeSpan.FromMilliseconds(1), margin: TimeSpan.Zero);

    [GlobalCleanup]
    public void Close() => _budget.Dispose();

    [Benchmark]
    public async Task AcquireAndComplete()
    {
        _budget.Completed(await _budget.AcquireAsync(CancellationToken.None), headers: null);
    }

    [Benchmark]
    public async Task AcquireAndCompleteWithHeaders()
    {
        _budget.Completed(await _budget.AcquireAsync(CancellationToken.None), _headers);
    }
}
