using System.Globalization;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Api;

/// <summary>A request an endpoint is to answer.</summary>
/// <param name="Http">Where it came in.</param>
/// <param name="Version">The version to answer in.</param>
/// <param name="KeepsEffects">False when a fault comes before processing: answer, but change nothing.</param>
internal sealed record ApiRequest(HttpContext Http, ApiVersion Version, bool KeepsEffects)
{
    /// <summary>A member of the route, such as the conversation's id.</summary>
    public string Route(string name) => Http.GetRouteValue(name) as string ?? "";

    /// <summary>A query parameter; null when absent or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>A query parameter that is a number; null when it is none.</summary>
    public long? Number(string name) =>
        long.TryParse(Query(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Query(name) == "true";
}
