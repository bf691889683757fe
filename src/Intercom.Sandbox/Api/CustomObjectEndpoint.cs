using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>
/// GET /custom_object_instances/{type}: by page, the last updated first; with <c>external_id</c> that one instance. A type that the
/// workspace does not have is not found. The description lists instances only in 2.16; INTERCOM.md has it from 2.13 on.
/// </summary>
internal sealed class CustomObjectEndpoint(Workspace workspace, IReadOnlyCollection<string> types) : IApiArea
{
    private static readonly NumberedPages _pages = new(perPage: 20);

    public IEnumerable<ApiEndpoint> Endpoints =>
        [ApiEndpoint.Get("/custom_object_instances/{type}", ApiVersion.V2_13, Permission.CustomObjects, Answer)];

    private ApiAnswer Answer(ApiRequest request)
    {
        var type = request.Route("type");
        var rows = workspace.Rows(StreamName.CustomObjects).Where(row => row.ParentId == type).NewestFirst();
        if (rows.Count == 0 && !types.Contains(type)) return ApiError.NotFound();
        if (request.Query("external_id") is not { } external) return _pages.Of(request, rows, row => ListBody.Serve([row], request.Version).Single());
        return rows.FirstOrDefault(row => row.Current.ToJsonObject()["external_id"]?.ToString() == external) is { } instance
            ? ApiAnswer.Ok([.. ListBody.Serve([instance], request.Version)])
            : ApiError.NotFound();
    }
}
