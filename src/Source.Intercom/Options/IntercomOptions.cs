using System.Globalization;
using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>A valid configuration, read; what it leaves out has the default that <c>spec.json</c> declares.</summary>
/// <param name="RequestsPerWindow">Requests per 10 s: Intercom spreads the limit per minute over windows of a sixth.</param>
/// <param name="ApiVersion">Of the classic streams; others have their own where that is later.</param>
/// <param name="IncludeArchived">What the API lists archived is wanted too.</param>
/// <param name="CustomObjectTypes">Identifiers of the types whose objects are read; the API does not list them.</param>
public sealed record IntercomOptions(
    string AccessToken, Uri BaseUrl, ReadSettings Read, int RequestsPerWindow, string ApiVersion, bool IncludeArchived, IReadOnlyList<string> CustomObjectTypes)
{
    /// <summary>Beyond a century a lookback means "everything", and TimeSpan has an end.</summary>
    private const long LongestLookbackDays = 36_525;

    /// <summary>
    /// For each request that may start in 10 s, so many workers: the last in the queue for the budget then waits 20 s. With more, an open
    /// scroll, which expires after 60 s, would expire in that queue.
    /// </summary>
    private const int WorkersPerRequest = 2;

    /// <param name="spec">The whole specification, for the defaults.</param>
    /// <param name="config">As <see cref="ConfigValidator.Validate"/> returns it.</param>
    /// <param name="baseUrl">Replaces the region's host: a sandbox, or a proxy. Plain http for a loopback address only.</param>
    /// <exception cref="ConnectorException">Config error that names the field.</exception>
    public static IntercomOptions Parse(JObject spec, JObject config, string? baseUrl, DateTimeOffset now)
    {
        var whole = ConfigDefaults.Fill(spec, config);
        T Value<T>(string field) => whole[field]!.Value<T>()!;

        var requestsPerWindow = (int)Math.Clamp(Value<long>("api_rate_limit") / 6, 1, int.MaxValue);
        return new IntercomOptions(
            Value<string>("access_token"),
            ParseBaseUrl(baseUrl, Value<string>("region")),
            new ReadSettings(
                (int)Math.Min(Value<int>("num_workers"), (long)WorkersPerRequest * requestsPerWindow),
                ParseStart(Value<string>("start_date"), now),
                TimeSpan.FromDays(Math.Min(Value<long>("lookback_window"), LongestLookbackDays)),
                TimeSpan.FromDays(Value<long>("activity_logs_time_step")))
            {
                ReadsUnseenDaily = Value<bool>("article_statistics_daily"),
            },
            requestsPerWindow,
            Value<string>("api_version"),
            Value<bool>("include_archived"),
            Types(whole["custom_object_types"] as JArray));
    }

    private static IReadOnlyList<string> Types(JArray? given) => [.. (given ?? []).Values<string>().OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Of a future date a state would say "read to now", and what lies before now would never be read once the date is mended.</summary>
    private static DateTimeOffset ParseStart(string text, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            throw ConnectorException.Config($"The configuration is not valid: `start_date` must be a date such as 2024-01-31T00:00:00Z, but it is \"{text}\".");
        if (date > now)
        {
            throw ConnectorException.Config(
                $"The configuration is not valid: `start_date` lies in the future: it is \"{text}\", and the clock of this machine says {now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}.");
        }

        return date;
    }

    private static Uri ParseBaseUrl(string? given, string region)
    {
        // Hosts: developers.intercom.com, "Regional hosting"; the first routes to the right region by itself.
        var text = given ?? region switch
        {
            "eu" => "https://api.eu.intercom.io",
            "au" => "https://api.au.intercom.io",
            _ => "https://api.intercom.io",
        };
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            throw ConnectorException.Config("INTERCOM_BASE_URL must be an absolute URL such as https://api.intercom.io.");
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
            throw ConnectorException.Config("INTERCOM_BASE_URL is plain http, which would show the token on the wire; it is accepted for a loopback address only.");
        return url;
    }
}
