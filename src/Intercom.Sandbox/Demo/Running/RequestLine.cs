using System.Text.RegularExpressions;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>Finds the requests in the connector's DEBUG lines: <c>POST /contacts/search attempt 1: 200, 90210 bytes, 12 ms</c>.</summary>
internal static partial class RequestLine
{
    /// <summary>The endpoint (<c>POST /contacts/search</c>) of the attempt the line tells of; null when it tells of something else.</summary>
    public static string? Endpoint(string text) => Attempt().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^((?:GET|POST) \S+) attempt \d+: ")]
    private static partial Regex Attempt();
}
