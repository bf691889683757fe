namespace Intercom.Sandbox.Api;

/// <summary>A request an endpoint is to answer.</summary>
/// <param name="Http">Where it came in.</param>
/// <param name="KeepsEffects">False when a fault comes before processing: answer, but change nothing.</param>
internal sealed record ApiRequest(HttpContext Http, bool KeepsEffects)
{
    /// <summary>A member of the route, such as the conversation's id.</summary>
    public string Route(string name) => Http.GetRouteValue(name) as string ?? "";

    /// <summary>A query parameter; null when absent or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
