using System.Globalization;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>What limited a read: the shares of its workers' time and of its budget; and which setting would lift the limit.</summary>
internal sealed class ReadProfile(BudgetUsage usage, long retries, TimeSpan elapsed, int workers)
{
    /// <summary>As <c>spec.json</c> has them.</summary>
    private const int MostWorkers = 40;
    private const int MostRequestsAMinute = 150_000;

    /// <summary>A shorter read says little of a longer one.</summary>
    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(20);

    private readonly double _workersTime = elapsed.TotalSeconds * workers;

    /// <summary>A window's worth at once, the rest as places fall free.</summary>
    private readonly double _mostRequests = usage.Limit * (1 + (elapsed / RateBudget.DefaultWindow));

    public override string ToString() =>
        $"{Quantity.Of(usage.Started, "request")} ({retries} of them retries), {Percent(usage.Started, _mostRequests)} of the request budget; "
        + $"of the time of {Quantity.Of(workers, "worker")} {Percent(usage.Answering.TotalSeconds, _workersTime)} went by waiting for Intercom's answers, "
        + $"{Percent(usage.Queued.TotalSeconds, _workersTime)} for the request budget{MoreWorkers()}{MoreRequests()}";

    public static string Percent(double part, double whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole > 0 ? 100 * part / whole : 0):F0} %");

    /// <summary>When the workers waited for answers while the budget idled: as many as keep it busy, at the time that an answer took.</summary>
    private string MoreWorkers()
    {
        if (elapsed < _shortest || usage.Answering.TotalSeconds < 0.75 * _workersTime || usage.Started > 0.9 * _mostRequests) return "";
        var wanted = usage.Limit / RateBudget.DefaultWindow.TotalSeconds * (usage.Answering.TotalSeconds / usage.Started);
        var best = (int)Math.Min(Math.Ceiling(wanted), MostWorkers);
        if (best <= workers) return "";
        return best >= wanted
            ? $"; `num_workers` {best} would use the budget"
            : $"; `num_workers` {best}, the most there may be, would use {Percent(best, wanted)} of the budget";
    }

    private string MoreRequests()
    {
        var whole = Math.Min(6L * (usage.ServerLimit ?? 0), MostRequestsAMinute);
        return whole / 6 <= usage.Limit ? "" : $"; Intercom grants {usage.ServerLimit} requests in 10 s to all of the workspace's apps together, "
            + $"of which `api_rate_limit` uses {usage.Limit}: {whole} would use {(whole < MostRequestsAMinute ? "all" : "the most there may be")}";
    }
}
