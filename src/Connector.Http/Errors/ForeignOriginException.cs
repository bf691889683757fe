namespace Connector.Http;

/// <summary>A request's target is not at the configured origin. Nothing was sent: the token goes to one origin only.</summary>
/// <param name="expected">The configured origin, <c>https://api.example.com</c>.</param>
/// <param name="actual">The origin of the target; never its path or query.</param>
public sealed class ForeignOriginException(string endpoint, string expected, string actual)
    : ApiException(Verdict.Rejected, endpoint, $"the address to call is at {actual}, not at {expected}; it was not called")
{
    public string Expected { get; } = expected;

    public string Actual { get; } = actual;
}
