using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>
/// Removes secrets from text on its way out: whole, URL-encoded, JSON-escaped, or any part of eight characters and more, such as a
/// server's error text may echo; in any case of letters, for hosts and URL escapes (%2F, %2f) lose theirs. The spec says which fields are secret.
/// </summary>
public sealed class SecretRedactor
{
    /// <summary>Shorter runs occur by chance in any text and give nothing away.</summary>
    private const int ShortestPart = 8;
    private const string Mask = "****";

    private readonly HashSet<string> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _partsBySpan;
    private readonly List<string> _short = [];

    public SecretRedactor(JObject spec, JObject config)
    {
        _partsBySpan = _parts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var secret in Secrets(spec, config))
            foreach (var form in new[] { secret, Uri.EscapeDataString(secret), JsonConvert.ToString(secret)[1..^1] }.Distinct())
                Learn(form);
    }

    public string Redact(string text)
    {
        foreach (var secret in _short) text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        return _parts.Count == 0 ? text : RedactParts(text);
    }

    private string RedactParts(string text)
    {
        StringBuilder? redacted = null;
        var copied = 0;
        for (var i = 0; i + ShortestPart <= text.Length; i++)
        {
            if (!IsSecret(text, i)) continue;
            var end = i;
            while (end + ShortestPart <= text.Length && IsSecret(text, end)) end++;
            redacted ??= new StringBuilder();
            redacted.Append(text, copied, i - copied).Append(Mask);
            copied = end + ShortestPart - 1;
            i = copied - 1;
        }

        return redacted is null ? text : redacted.Append(text, copied, text.Length - copied).ToString();
    }

    private bool IsSecret(string text, int at) => _partsBySpan.Contains(text.AsSpan(at, ShortestPart));

    private void Learn(string secret)
    {
        if (secret.Length < ShortestPart) _short.Add(secret);
        for (var i = 0; i + ShortestPart <= secret.Length; i++) _parts.Add(secret.Substring(i, ShortestPart));
    }

    private static IEnumerable<string> Secrets(JObject spec, JObject config) =>
        ((JObject)spec["connectionSpecification"]!["properties"]!).Properties()
        .Where(property => property.Value["airbyte_secret"]?.Value<bool>() == true)
        .Select(property => config[property.Name] is JValue { Value: string secret } ? secret : "")
        .Where(secret => secret.Length >= 4);
}
