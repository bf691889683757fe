using Newtonsoft.Json.Linq;
using Source.Intercom;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>The settings' schema says of the connector's keys what the connector says, and names every object.</summary>
public sealed class SettingsSchemaTests
{
    private static readonly JObject _schema = JObject.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src/Intercom.Loader/intercom.schema.json")));
    private static readonly string[] _rules = ["type", "enum", "minimum", "maximum", "minLength", "pattern", "format", "items", "airbyte_secret", "default"];

    private static JObject Spec => new IntercomSource(new IntercomEnvironment(WallClock.Instance, new Random(1))).Spec;

    [Fact]
    public void The_connector_s_keys_have_the_connector_s_rules()
    {
        var (ours, theirs) = (Rules(_schema["properties"]!["source"]!), Rules(Spec["connectionSpecification"]!));

        JToken.DeepEquals(ours, theirs).ShouldBeTrue($"{ours}\n{theirs}");
    }

    [Fact]
    public void Every_object_is_a_key() => ((JObject)_schema["properties"]!["objects"]!["properties"]!).Properties().Select(property => property.Name)
        .ShouldBe(StreamFiles.All().Select(stream => stream.Name).Append("data_attributes"), ignoreOrder: true);

    [Fact]
    public void Secrets_are_known() =>
        new SettingsSchema().Secrets.ShouldBe(["source.access_token", "source.client_id", "source.client_secret", "warehouse.postgres", "hash_key", "ping_url", "webhook", "page_token"], ignoreOrder: true);

    private static JObject Rules(JToken holder) => new(((JObject)holder["properties"]!).Properties().OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => new JProperty(property.Name, new JObject(((JObject)property.Value).Properties().Where(rule => _rules.Contains(rule.Name)).OrderBy(rule => rule.Name, StringComparer.Ordinal)))));
}
