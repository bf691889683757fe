using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary>The settings, read and checked.</summary>
/// <param name="Document">Where they stand, for mistakes that only show later.</param>
/// <param name="Source">The connector's configuration.</param>
/// <param name="DuckDb">Path of a DuckDB file; null: the warehouse is PostgreSQL.</param>
/// <param name="Postgres">How to reach a PostgreSQL database; null: the warehouse is DuckDB.</param>
/// <param name="Objects">By name; those not named are as they come.</param>
/// <param name="Schedule">Null: whoever starts the program decides.</param>
internal sealed record LoaderSettings(
    SettingsDocument Document, JObject Source, string? DuckDb, string? Postgres, string Schema, string TablePrefix,
    IReadOnlyDictionary<string, ObjectSettings> Objects, bool HardDeletes, Schedule? Schedule)
{
    public const int ShortestPageToken = 16;
    public const string DefaultFile = "intercom.yml";
    public const string DefaultDuckDb = "intercom.duckdb";
    public const string BothAttributes = "data_attributes";

    /// <summary>Of the hashes that stand for masked values; null: none is wanted.</summary>
    public string? HashKey { get; private init; }

    private static readonly string[] _attributes = ["contact_attributes", "company_attributes"];

    /// <summary>Told of each run's beginning and end, as healthchecks.io has it; null: nobody is.</summary>
    public Uri? PingUrl { get; init; }

    /// <summary>Given JSON when runs begin to fail and when they succeed again; null: nobody is.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>What whoever looks at the page has to know; null: nothing, and the page is for this machine only.</summary>
    public string? PageToken { get; init; }

    /// <summary>What must never be shown.</summary>
    public IEnumerable<string> Secrets => new[] { "access_token", "client_id", "client_secret" }.Select(key => (string?)Source[key])
        .Append(Postgres is null ? null : PostgresWarehouse.PasswordOf(Postgres)).Append(HashKey).Append(PageToken).OfType<string>()
        .Concat(SecretUrl.Parts(PingUrl)).Concat(SecretUrl.Parts(Webhook));

    /// <exception cref="UsageException">Every mistake of form, or else the first contradiction, with its line and key.</exception>
    /// <param name="needsSource">Whether the API is going to be asked; else nothing that only it needs has to be there.</param>
    public static LoaderSettings Read(string path, Func<string, string?> environment, bool needsSource = true)
    {
        var schema = new SettingsSchema();
        var document = SettingsReader.Read(path, new SettingsText(schema.Secrets, environment, needsSource));
        Connect(document.Content, path, environment);
        schema.Check(document, needsSource);
        return Parse(document);
    }

    /// <summary>Where no token is named, the one that <c>connect</c> has stored is meant, and the region it is good in.</summary>
    private static void Connect(JObject content, string path, Func<string, string?> environment)
    {
        if (content["source"] is not (null or JObject or JValue { Value: null })) return;
        var source = content["source"] as JObject ?? [];
        if (source["access_token"] is not (null or JValue { Value: null }) || ConnectionStore.Own(path, environment)?.Read() is not { } stored) return;
        source["access_token"] = stored.Token;
        if (source["region"] is null && stored.Region is not null) source["region"] = stored.Region;
        content["source"] = source;
    }

    private static LoaderSettings Parse(SettingsDocument document)
    {
        var content = document.Content;
        var warehouse = content["warehouse"] as JObject ?? [];
        if (warehouse["duckdb"] is not null && warehouse["postgres"] is not null)
            throw document.Refuse("warehouse.postgres", "contradicts `warehouse.duckdb`: a run has one warehouse. Take one of them out.");
        var prefix = (string?)warehouse["table_prefix"] ?? "intercom_";
        if (prefix == "_intercom_") throw document.Refuse("warehouse.table_prefix", "is what the loader's own tables begin with; choose another.");
        var postgres = (string?)warehouse["postgres"];
        var settings = new LoaderSettings(
            document, Configuration(document), postgres is null ? (string?)warehouse["duckdb"] ?? DefaultDuckDb : null, postgres,
            (string?)warehouse["schema"] ?? "intercom", prefix, ObjectsOf(document), (string?)content["deletes"] == "hard", ScheduleOf(document))
        {
            HashKey = (string?)content["hash_key"],
            PingUrl = UrlOf(document, "ping_url"),
            Webhook = UrlOf(document, "webhook"),
            PageToken = PageTokenOf(document),
        };
        if (settings.HashKey is null) RefuseHashes(settings);
        return settings;
    }

    private static void RefuseHashes(LoaderSettings settings)
    {
        foreach (var (name, path) in settings.Objects.SelectMany(said => said.Value.Columns.Where(column => column.Value == "hash").Select(column => (said.Key, column.Key))))
            throw settings.Document.Refuse(settings.KeyOf(name, $"columns.{path}"), "needs `hash_key`: a secret of your own, such as ${HASH_KEY}, without which hashes could be guessed.");
    }

    /// <summary>Where the file says something of an object.</summary>
    public string KeyOf(string stream, string key) => Document.Lines.ContainsKey($"objects.{stream}") ? $"objects.{stream}.{key}" : $"objects.{BothAttributes}.{key}";

    private static JObject Configuration(SettingsDocument document)
    {
        var source = (JObject?)document.Content["source"]?.DeepClone() ?? [];
        if (document.Content["include_archived"] is not { } archived) return source;
        if (source["include_archived"] is { } own && !JToken.DeepEquals(own, archived))
            throw document.Refuse("include_archived", "contradicts `source.include_archived`. Take one of them out.");
        source["include_archived"] = archived;
        return source;
    }

    /// <summary>What is said of both kinds of attributes is said of each.</summary>
    private static Dictionary<string, ObjectSettings> ObjectsOf(SettingsDocument document)
    {
        var objects = new Dictionary<string, ObjectSettings>(StringComparer.Ordinal);
        foreach (var (name, value) in document.Content["objects"] as JObject ?? [])
        {
            foreach (var stream in Streams(name))
            {
                if (!objects.TryAdd(stream, ObjectSettings.Parse(value!)))
                    throw document.Refuse($"objects.{name}", $"contradicts `objects.{(name == stream ? BothAttributes : stream)}`: both name {stream}. Take one of them out.");
            }
        }

        return objects;
    }

    /// <summary>The streams that a name in the settings or on the command line means.</summary>
    public static IReadOnlyList<string> Streams(string name) => name == BothAttributes ? _attributes : [name];

    private static Uri? UrlOf(SettingsDocument document, string key)
    {
        if ((string?)document.Content[key] is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : throw document.Refuse(key, "must be a URL that begins with https:// or http://.");
    }

    private static string? PageTokenOf(SettingsDocument document)
    {
        if ((string?)document.Content["page_token"] is not { } token) return null;
        return token.Length >= ShortestPageToken ? token : throw document.Refuse("page_token", $"must have {ShortestPageToken} characters or more; `openssl rand -hex 24` makes one.");
    }

    private static Schedule? ScheduleOf(SettingsDocument document)
    {
        if ((string?)document.Content["schedule"] is not { } text) return null;
        return Schedule.TryParse(text) ?? throw document.Refuse(
            "schedule", $"must be a duration such as 15m, 1h or 1d, or a cron expression such as `0 6 * * *`, but it is \"{text}\".");
    }
}
