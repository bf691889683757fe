using System.Text.Json;
using Intercom.Sandbox.Reporting;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Serving;

/// <summary>What lies beside the API, under <c>/_sandbox</c>: no token, no limit, no faults, not counted.</summary>
internal sealed class ControlEndpoints(Workspace workspace, Func<SandboxReport> report, Func<TrafficTimeline> timeline)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_sandbox/report", ReportAsync);
        routes.MapGet("/_sandbox/timeline", TimelineAsync);
        routes.MapGet("/_sandbox/truth", TruthAsync);
        routes.MapPost("/_sandbox/touch", TouchAsync);
        routes.MapPost("/_sandbox/delete", DeleteAsync);
        routes.MapPost("/_sandbox/attributes/{change}", ChangeAttributeAsync);
    }

    private async Task ReportAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(report().ToJson(), http.RequestAborted);
    }

    private async Task TimelineAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(timeline().ToJson(), http.RequestAborted);
    }

    /// <summary>
    /// <c>?stream=</c>, and <c>version=</c> and <c>include_archived=true</c> where they matter: a line
    /// <c>{"stream","id","parent_id","data","injected"}</c> for each record a reader must have seen.
    /// </summary>
    private async Task TruthAsync(HttpContext http)
    {
        var stream = http.Request.Query["stream"].ToString();
        if (!StreamName.All.Contains(stream))
        {
            await RefuseAsync(http, $"stream must be one of {string.Join(", ", StreamName.All)}");
            return;
        }
        var version = http.Request.Query["version"].ToString() is { Length: > 0 } named ? ApiVersion.Find(named) : ApiVersion.V2_11;
        if (version is not { } known)
        {
            await RefuseAsync(http, "version must be one of Intercom's");
            return;
        }
        http.Response.ContentType = "application/x-ndjson";
        foreach (var record in workspace.Truth(stream, known, http.Request.Query["include_archived"] == "true"))
        {
            await http.Response.Body.WriteAsync(RowJson.Write(json => Write(json, record)), http.RequestAborted);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
        }
    }

    /// <summary><c>?stream=&amp;id=</c>: changes a row now.</summary>
    private async Task TouchAsync(HttpContext http)
    {
        var (stream, id) = (http.Request.Query["stream"].ToString(), http.Request.Query["id"].ToString());
        if (!StreamName.Changeable.Contains(stream) || workspace.Find(stream, id) is not { } row)
        {
            await RefuseAsync(http, $"needs stream, one of {string.Join(", ", StreamName.Changeable)}, and id, a row of it");
            return;
        }
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(workspace.Touch(row).Json, http.RequestAborted);
    }

    /// <summary><c>?stream=&amp;id=</c>: deletes a row now.</summary>
    private async Task DeleteAsync(HttpContext http)
    {
        var (stream, id) = (http.Request.Query["stream"].ToString(), http.Request.Query["id"].ToString());
        if (!StreamName.TopLevel.Contains(stream) || workspace.Find(stream, id) is not { } row)
        {
            await RefuseAsync(http, $"needs stream, one of {string.Join(", ", StreamName.TopLevel)}, and id, a row of it");
            return;
        }
        workspace.Delete(row);
    }

    /// <summary>
    /// <c>?model=&amp;name=</c> with <c>type=</c> to add or retype, <c>to=</c> to rename: changes an attribute of the workspace now.
    /// </summary>
    private async Task ChangeAttributeAsync(HttpContext http)
    {
        string Query(string name) => http.Request.Query[name].ToString();
        var (model, name) = (Query("model"), Query("name"));
        try
        {
            Action change = http.GetRouteValue("change") switch
            {
                "add" => () => workspace.Attributes.Add(model, name, Query("type")),
                "rename" => () => workspace.Attributes.Rename(model, name, Query("to")),
                "retype" => () => workspace.Attributes.Retype(model, name, Query("type")),
                "archive" => () => workspace.Attributes.Archive(model, name),
                _ => throw new ArgumentException("change must be add, rename, retype or archive"),
            };
            change();
        }
        catch (ArgumentException error)
        {
            await RefuseAsync(http, error.Message);
        }
    }

    private static void Write(Utf8JsonWriter json, TruthRecord record)
    {
        json.WriteStartObject();
        json.WriteString("stream", record.Stream);
        json.WriteString("id", record.Id);
        json.WriteString("parent_id", record.ParentId);
        json.WritePropertyName("data");
        json.WriteRawValue(record.Json.Span, skipInputValidation: true);
        json.WritePropertyName("injected");
        record.Injected.WriteTo(json);
        json.WriteEndObject();
    }

    private static Task RefuseAsync(HttpContext http, string reason)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsync(reason, http.RequestAborted);
    }
}
