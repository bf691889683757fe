using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Wrong answers to spec, check and discover, and a wrong image or metadata.</summary>
internal static class AnswerBreakages
{
    private const string Properties = "connectionSpecification.properties";

    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("a specification other than the file's", "the specification is not that of the file",
            good => Spec(good, spec => spec["documentationUrl"] = "https://else.example")),
        new("a specification that refuses the configuration", "the configuration does not fit: /: workspace is missing", good => Spec(
            good, spec => ((JArray)spec["connectionSpecification"]!["required"]!).Add("workspace"))),
        new("a secret that is not marked", "access_token is not marked as a secret",
            good => Spec(good, spec => spec.SelectToken($"{Properties}.access_token.airbyte_secret")!.Parent!.Remove())),
        new("an order twice", "start_date and access_token share the order 0",
            good => Spec(good, spec => spec.SelectToken($"{Properties}.access_token.order")!.Replace(0))),
        new("a reference in the specification", "$ref at",
            good => Spec(good, spec => spec.SelectToken($"{Properties}.region")!.Replace(new JObject { ["$ref"] = "#/definitions/region" }))),
        new("a union of types in the specification", "a type that is neither simple", good => Spec(
            good, spec => spec.SelectToken($"{Properties}.num_workers.type")!.Replace(new JArray("integer", "string")))),
        new("anyOf in the specification", "anyOf at /region",
            good => Spec(good, spec => spec.SelectToken($"{Properties}.region")!["anyOf"] = new JArray())),
        new("a value twice in an enum", "a value twice in an enum at /region",
            good => Spec(good, spec => ((JArray)spec.SelectToken($"{Properties}.region.enum")!).Add("us"))),
        new("OAuth into a member that is not there", "is not in the specification",
            good => Spec(good, spec => spec.SelectTokens("$..path_in_connector_config").First().Replace(new JArray("credentials", "token")))),
        new("a second connection status", "2 lines of CONNECTION_STATUS, not exactly one",
            good => good with { Check = good.Check.Repeat(Status(good.Check)) }),
        new("no connection status", "0 lines of CONNECTION_STATUS, not exactly one", good => good with
        {
            Check = good.Check.Append("""{"type":"LOG","log":{"level":"INFO","message":"fine"}}""").Drop(Status(good.Check)),
        }),
        new("a wrong token that is accepted", "the connection status is SUCCEEDED, not FAILED", good => good with { Refused = good.Check }),
        new("a refusal without a word", "a failed check does not say what to do", good => good with
        {
            Refused = good.Refused.Change(Status(good.Refused), message => message["connectionStatus"]!["message"] = ""),
        }),
        new("a reference in a schema", "contacts: $ref at",
            good => Stream(good, "contacts", stream => Field(stream, "id")["$ref"] = "#/definitions/id")),
        new("additionalProperties false", "additionalProperties is false at",
            good => Stream(good, "tags", stream => stream["json_schema"]!["additionalProperties"] = false)),
        new("a type that does not exist", "the unknown type float at /name", good => Stream(good, "tags", stream => Field(stream, "name")["type"] = "float")),
        new("a cursor that is not in the schema", "tickets: the cursor updated_at is not in the schema",
            good => Stream(good, "tickets", stream => Field(stream, "updated_at").Parent!.Remove())),
        new("a cursor of two types", "the cursor updated_at has no one plain type",
            good => Stream(good, "tickets", stream => Field(stream, "updated_at")["type"] = new JArray("integer", "string"))),
        new("a key that is not in the schema", "admins: the key id is not in the schema",
            good => Stream(good, "admins", stream => Field(stream, "id").Parent!.Remove())),
        new("a key that is an object", "teams: the key id is an object or a list",
            good => Stream(good, "teams", stream => Field(stream, "id")["type"] = new JArray("object"))),
        new("a stream without sync mode", "teams: no sync mode",
            good => Stream(good, "teams", stream => stream["supported_sync_modes"] = new JArray())),
        new("incremental without a cursor", "teams: incremental and a default cursor",
            good => Stream(good, "teams", stream => stream["supported_sync_modes"] = new JArray("full_refresh", "incremental"))),
        new("a stream listed twice", "tags: listed 2 times", good => Stream(good, "tags", stream => stream.AddAfterSelf(stream.DeepClone()))),
        new("a stream without key", "tags: no primary key", good => Catalog(good, "tags", stream => stream.Remove("source_defined_primary_key"))),
        new("metadata without hosts", "metadata.yaml names no allowed host", good => good with { Metadata = Without(good.Metadata, "allowedHosts") }),
        new("an image of another version", "the label io.airbyte.version is missing", good => good with
        {
            Image = good.Image with { Labels = new Dictionary<string, string> { ["io.airbyte.name"] = good.Image.Labels["io.airbyte.name"] } },
        }),
        new("an entrypoint that is not told", "AIRBYTE_ENTRYPOINT is /connector, and the entrypoint /connector --quiet",
            good => good with { Image = good.Image with { Entrypoint = ["/connector", "--quiet"] } }),
    ];

    private static OutputLine Status(ConnectorRun run) => run.Of("CONNECTION_STATUS").Single();

    private static Recording Spec(Recording good, Action<JObject> change) =>
        good with { Spec = good.Spec.Change(good.Spec.Of("SPEC").Single(), message => change((JObject)message["spec"]!)) };

    private static Recording Stream(Recording good, string name, Action<JObject> change) => good with
    {
        Discover = good.Discover.Change(good.Discover.Of("CATALOG").Single(), message => change(Find((JArray)message["catalog"]!["streams"]!, name))),
    };

    private static JObject Find(JArray streams, string name) => streams.Cast<JObject>().Single(stream => stream.Value<string>("name") == name);

    private static JToken Field(JObject stream, string name) => stream["json_schema"]!["properties"]![name]!;

    private static Recording Catalog(Recording good, string name, Action<JObject> change)
    {
        var copy = (JObject)good.Catalogs.Full.DeepClone();
        change((JObject)copy["streams"]!.Select(entry => entry["stream"]!).Single(stream => stream.Value<string>("name") == name));
        return good with { Catalogs = good.Catalogs with { Full = copy } };
    }

    private static JObject Without(JObject json, string member)
    {
        var copy = (JObject)json.DeepClone();
        copy.Remove(member);
        return copy;
    }
}
