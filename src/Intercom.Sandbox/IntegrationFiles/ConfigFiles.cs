using System.Text.Json.Nodes;
using Intercom.Sandbox.Api;

namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>Configurations for a sandbox that serves the fixed workspace.</summary>
internal static class ConfigFiles
{
    /// <summary>Before every row of the fixed workspace, and late enough to ask for few empty windows of activity logs.</summary>
    private const string StartDate = "2024-10-01T00:00:00Z";

    /// <summary>Accepted by a sandbox with its default token, which is no secret: it opens nothing but a sandbox.</summary>
    public static JsonObject Valid() => Config(new AccessOptions().Token);

    /// <summary>Well-formed, and refused for its token.</summary>
    public static JsonObject Refused() => Config("not-a-token");

    private static JsonObject Config(string token) => new()
    {
        ["access_token"] = token,
        ["start_date"] = StartDate,
        ["custom_object_types"] = new JsonArray([.. new WorkspaceOptions().CustomObjectTypes.Select(type => (JsonNode)type)]),
    };
}
