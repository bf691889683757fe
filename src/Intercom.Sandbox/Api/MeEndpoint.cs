using System.Text.Json;
using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>GET /me: the token's admin with its app (2.11 description, <c>admin_with_app</c>).</summary>
internal sealed class MeEndpoint(string timeZone, DateTimeOffset startedAt) : IApiArea
{
    private readonly byte[] _me = RowJson.Write(json => Write(json, timeZone, startedAt.AddYears(-3).ToUnixTimeSeconds()));

    public IEnumerable<ApiEndpoint> Endpoints => [ApiEndpoint.Get("/me", null, _ => ApiAnswer.Ok(_me))];

    private static void Write(Utf8JsonWriter json, string timeZone, long createdAt)
    {
        json.WriteStartObject();
        AdminGenerator.WriteMembers(json, new Random(0), "4423433", 0);
        json.WriteBoolean("email_verified", true);
        json.WriteStartObject("app");
        json.WriteString("type", "app");
        json.WriteString("id_code", RowFactory.WorkspaceId);
        json.WriteString("name", "Sandbox");
        json.WriteString("region", "US");
        json.WriteString("timezone", timeZone);
        json.WriteNumber("created_at", createdAt);
        json.WriteBoolean("secure", false);
        json.WriteBoolean("identity_verification", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
