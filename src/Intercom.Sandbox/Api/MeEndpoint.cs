using System.Text.Json;
using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>GET /me: the token's admin with its app (2.11 description, <c>admin_with_app</c>).</summary>
/// <param name="createdAt">When the workspace was created, unix seconds: nothing in it is older.</param>
internal sealed class MeEndpoint(string timeZone, string region, Func<long> createdAt) : IApiArea
{
    public IEnumerable<ApiEndpoint> Endpoints => [ApiEndpoint.Get("/me", null, _ => ApiAnswer.Ok(RowJson.Write(Write)))];

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        AdminGenerator.WriteMembers(json, new Random(0), "4423433", 0);
        json.WriteBoolean("email_verified", true);
        json.WriteStartObject("app");
        json.WriteString("type", "app");
        json.WriteString("id_code", RowFactory.WorkspaceId);
        json.WriteString("name", "Sandbox");
        json.WriteString("region", region.ToUpperInvariant());
        json.WriteString("timezone", timeZone);
        json.WriteNumber("created_at", createdAt());
        json.WriteBoolean("secure", false);
        json.WriteBoolean("identity_verification", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
