using Intercom.Sandbox.Reporting;

namespace Benchmarks.Macro.Running;

/// <summary>A read that is over, and what the server saw of it.</summary>
/// <param name="Requests">By endpoint, such as <c>POST /contacts/search</c>; those of this read alone.</param>
/// <param name="Refused">429 answers.</param>
/// <param name="ScrollsOpened">Scrolls over companies.</param>
/// <param name="Timeline">Of the sandbox's whole life; of this read alone when the sandbox served nothing before.</param>
internal sealed record MeasuredRead(
    ConnectorFigures Process, IReadOnlyDictionary<string, int> Requests, int Refused, int ScrollsOpened, int Busiest10Seconds, TrafficTimeline Timeline)
{
    public int AllRequests => Requests.Values.Sum();

    /// <summary>Search requests, whatever they search.</summary>
    public int Searches => Requests.Where(endpoint => endpoint.Key.EndsWith("/search", StringComparison.Ordinal)).Sum(endpoint => endpoint.Value);

    public int Of(string endpoint) => Requests.GetValueOrDefault(endpoint);

    /// <summary>Puts what the server reported before and after together.</summary>
    public static MeasuredRead Between(ConnectorFigures process, SandboxReport before, SandboxReport after, TrafficTimeline timeline)
    {
        var requests = after.Endpoints.ToDictionary(
            endpoint => endpoint.Key, endpoint => endpoint.Value.Requests - (before.Endpoints.GetValueOrDefault(endpoint.Key)?.Requests ?? 0));
        return new MeasuredRead(
            process, requests, after.Throttled - before.Throttled, after.ScrollsOpened - before.ScrollsOpened, after.Busiest10Seconds, timeline);
    }
}
