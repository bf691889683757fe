using System.Text.Json;
using Intercom.Sandbox.Limits;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Reporting;

/// <summary>When requests came and how many were open, slot by slot; and how each window of the rate limit was used.</summary>
/// <param name="StartedAt">The first request, unix milliseconds; null before it.</param>
/// <param name="Arrivals">Requests that came in each slot since; slots after the last event are missing.</param>
/// <param name="InFlight">How many were open in each slot, on average.</param>
/// <param name="Windows">The windows any request came in, oldest first; the latest thousand.</param>
public sealed record TrafficTimeline(
    long? StartedAt, int SlotMilliseconds, IReadOnlyList<int> Arrivals, IReadOnlyList<double> InFlight, IReadOnlyList<RateWindowUse> Windows)
{
    public string ToJson() => JsonSerializer.Serialize(this, RowJson.Options);
}
