using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Demo.Running;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>
/// The files of <c>integration_tests/</c>, all but the one made by hand: what the sandbox serves to an acceptance suite, and what the
/// suite gives the connector and expects of it.
/// </summary>
internal static class IntegrationFileSet
{
    public const string Handmade = "handmade.jsonl";

    private static readonly JsonSerializerOptions _indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The texts by file name; the same at every call.</summary>
    /// <param name="handmade">The path of <see cref="Handmade"/>.</param>
    /// <exception cref="InvalidDataException">A line of the handmade file is not a record, or the connector discovers nothing.</exception>
    /// <exception cref="IOException">The handmade file cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> MakeAsync(string handmade, CancellationToken cancellation)
    {
        var workspace = FixedWorkspace.Build(handmade);
        var streams = await DiscoverAsync(cancellation);
        return new Dictionary<string, string>
        {
            ["workspace.jsonl"] = Lines(RecordLines.Served(workspace)),
            ["expected_records.jsonl"] = Lines(RecordLines.Expected(workspace)),
            ["sandbox_config.json"] = Indented(ConfigFiles.Valid()),
            ["invalid_config.json"] = Indented(ConfigFiles.Refused()),
            ["configured_catalog.json"] = Indented(CatalogFiles.Full(streams)),
            ["incremental_catalog.json"] = Indented(CatalogFiles.Incremental(streams)),
            ["sample_state.json"] = Indented(StateFiles.At(StateFiles.Within, streams)),
            ["abnormal_state.json"] = Indented(StateFiles.At(StateFiles.Abnormal, streams)),
        };
    }

    /// <summary>Nobody answers there: the catalog is to be the connector's own word, without attributes of a workspace.</summary>
    private const string Nowhere = "http://127.0.0.1:9";

    private static async Task<IReadOnlyList<JsonObject>> DiscoverAsync(CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        var streams = new List<JsonObject>();
        var exit = await new ConnectorProcess(Nowhere).RunAsync(
            ["discover", "--config", folder.Write("config.json", ConfigFiles.Valid())],
            message => streams.AddRange((message as ConnectorMessage.Catalog)?.Streams.EnumerateArray().Select(stream => JsonObject.Create(stream)!) ?? []),
            cancellation);
        return exit.Code == 0 && streams.Count > 0
            ? streams
            : throw new InvalidDataException($"discover ended with exit code {exit.Code} and {streams.Count} streams. {exit.StandardError}");
    }

    private static string Indented(JsonNode json) => json.ToJsonString(_indented) + "\n";

    private static string Lines(IEnumerable<JsonObject> records) =>
        string.Concat(records.Select(record => Encoding.UTF8.GetString(RowJson.Write(record)) + "\n"));
}
