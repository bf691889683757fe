using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Process.Tests;

/// <summary>Finds a secret in output: whole, URL-encoded, JSON-escaped, or any eight characters of these.</summary>
internal sealed class Secrets
{
    private const int ShortestPart = 8;

    private readonly SearchValues<string> _parts;

    public Secrets(string secret)
    {
        string[] forms = [secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).Value];
        _parts = SearchValues.Create([.. forms.SelectMany(Parts).Distinct()], StringComparison.OrdinalIgnoreCase);
    }

    public bool AreIn(ReadOnlySpan<byte> output) => AreIn(Encoding.Latin1.GetString(output));

    public bool AreIn(string output) => output.AsSpan().ContainsAny(_parts);

    private static IEnumerable<string> Parts(string form) =>
        Enumerable.Range(0, form.Length - ShortestPart + 1).Select(start => form.Substring(start, ShortestPart));
}
