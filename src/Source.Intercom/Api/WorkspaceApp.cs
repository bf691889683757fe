using Connector.Engine;
using Connector.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>The workspace that the token belongs to: the <c>app</c> of <c>GET /me</c> (developers.intercom.com, "Identify an admin").</summary>
internal static class WorkspaceApp
{
    /// <summary>Seconds.</summary>
    private const long Margin = 86_400;

    /// <summary>The <c>app</c>: <c>id_code</c>, <c>name</c>, <c>region</c>, <c>timezone</c>, <c>created_at</c> (unix seconds), each perhaps absent.</summary>
    /// <exception cref="ApiException">No usable answer.</exception>
    public static Task<JObject?> AskAsync(IntercomApi api, WorkerSlot? slot, CancellationToken cancellationToken) => api.SendAsync(
        new ApiRequest(HttpMethod.Get, "/me", "GET /me") { Table = IntercomErrors.Table, Context = new RequestContext(slot) }, ReadApp, cancellationToken);

    /// <summary>Unix seconds before which nothing was in the workspace, a day early to be safe; null when nothing tells.</summary>
    public static async ValueTask<long?> CreatedAtAsync(IntercomApi api, WorkerSlot slot, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(api, slot, cancellationToken) is { } app && app["created_at"] is JValue { Value: long seconds } && seconds > 0 ? seconds - Margin : null;
        }
        catch (ApiException)
        {
            return null; // whoever reads finds out what is wrong
        }
    }

    private static JObject? ReadApp(ApiResponse response)
    {
        try
        {
            return JObject.Parse(System.Text.Encoding.UTF8.GetString(response.Body.Span))["app"] as JObject;
        }
        catch (JsonException broken)
        {
            throw new MalformedBodyException("the body is not JSON", broken);
        }
    }
}
