using System.Globalization;
using Intercom.Sandbox.Limits;

namespace Intercom.Sandbox.Reporting;

/// <summary>Counts requests as they come and go.</summary>
internal sealed class TrafficMeter(TimeProvider clock)
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Requests, Dictionary<string, int> Statuses)> _endpoints = [];
    private readonly Dictionary<string, int> _versions = [];
    private readonly Queue<long> _recentStarts = [];
    private readonly RequestTimeline _timeline = new(clock);
    private int _open;

    public int Requests { get; private set; }

    public int Busiest10Seconds { get; private set; }

    public int PeakConcurrency { get; private set; }

    /// <param name="version">The Intercom-Version header; null when there is none.</param>
    public void Start(string endpoint, string? version)
    {
        lock (_gate)
        {
            Requests++;
            _timeline.Start();
            _versions[version ?? "none"] = _versions.GetValueOrDefault(version ?? "none") + 1;
            PeakConcurrency = Math.Max(PeakConcurrency, ++_open);
            var (requests, statuses) = _endpoints.GetValueOrDefault(endpoint, (0, []));
            _endpoints[endpoint] = (requests + 1, statuses);
            var now = clock.GetTimestamp();
            _recentStarts.Enqueue(now);
            while (clock.GetElapsedTime(_recentStarts.Peek(), now) >= _window) _recentStarts.Dequeue();
            Busiest10Seconds = Math.Max(Busiest10Seconds, _recentStarts.Count);
        }
    }

    /// <param name="status">The HTTP status; null when the answer broke off.</param>
    public void End(string endpoint, int? status)
    {
        var name = status?.ToString(CultureInfo.InvariantCulture) ?? "aborted";
        lock (_gate)
        {
            _open--;
            _timeline.End();
            var statuses = _endpoints[endpoint].Statuses;
            statuses[name] = statuses.GetValueOrDefault(name) + 1;
        }
    }

    /// <param name="windows">The rate limit's windows, for the same report.</param>
    public TrafficTimeline Timeline(IReadOnlyList<RateWindowUse> windows)
    {
        lock (_gate) return _timeline.ToReport(windows);
    }

    public IReadOnlyDictionary<string, int> Versions()
    {
        lock (_gate) return new Dictionary<string, int>(_versions);
    }

    public IReadOnlyDictionary<string, EndpointReport> Endpoints()
    {
        lock (_gate)
        {
            return _endpoints
                .OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)
                .ToDictionary(endpoint => endpoint.Key, endpoint => new EndpointReport(endpoint.Value.Requests, new Dictionary<string, int>(endpoint.Value.Statuses)));
        }
    }
}
