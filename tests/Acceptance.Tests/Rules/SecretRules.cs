using System.Buffers;
using Newtonsoft.Json;

namespace Acceptance.Tests;

/// <summary>That no secret is printed: whole, URL-encoded or JSON-escaped, or any eight characters of these.</summary>
internal static class SecretRules
{
    private const int ShortestPart = 8;

    public static IEnumerable<string> Violations(ConnectorRun run, IEnumerable<string> secrets)
    {
        var parts = SearchValues.Create([.. secrets.SelectMany(Forms).SelectMany(Parts).Distinct()], StringComparison.OrdinalIgnoreCase);
        if (run.Stdout.AsSpan().IndexOfAny(parts) is var at and >= 0)
            yield return $"a part of a secret is printed, in line {run.Stdout[..at].Count(character => character == '\n')}";
        if (run.Stderr.AsSpan().ContainsAny(parts)) yield return "a part of a secret is printed on stderr";
    }

    private static IEnumerable<string> Forms(string secret) => [secret, Uri.EscapeDataString(secret), JsonConvert.ToString(secret)[1..^1]];

    private static IEnumerable<string> Parts(string form) => form.Length <= ShortestPart
        ? [form]
        : Enumerable.Range(0, form.Length - ShortestPart + 1).Select(start => form.Substring(start, ShortestPart));
}
