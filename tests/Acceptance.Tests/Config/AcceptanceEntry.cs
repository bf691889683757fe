using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>One entry of a section of the configuration.</summary>
internal sealed class AcceptanceEntry(JObject settings)
{
    /// <summary>The connector's configuration.</summary>
    public JObject Config => (JObject)File("config_path");

    /// <summary>Every secret of the configuration.</summary>
    public IReadOnlyList<string> Secrets => [Config.Value<string>("access_token")!];

    /// <summary><c>succeed</c> or <c>failed</c>.</summary>
    public string Status => settings.Value<string>("status")!;

    public JObject Spec => (JObject)File("spec_path");

    public JObject Catalog => (JObject)File("configured_catalog_path");

    public JArray FutureState => (JArray)File("future_state.future_state_path");

    private JToken File(string setting) => RepositoryFile.Read(PathOf(setting));

    private string PathOf(string setting) => settings.SelectToken(setting)?.Value<string>()
        ?? throw new InvalidDataException($"An entry of acceptance-test-config.yml has no {setting}.");
}
