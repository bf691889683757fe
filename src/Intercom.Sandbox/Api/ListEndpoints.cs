using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>The endpoints that answer with everything in one response.</summary>
internal sealed class ListEndpoints(Workspace workspace) : IApiArea
{
    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        ApiEndpoint.Get("/admins", Permission.Admins, _ => ListBody.Whole(workspace, StreamName.Admins, "admin.list", "admins")),
        ApiEndpoint.Get("/tags", Permission.Tags, _ => ListBody.Whole(workspace, StreamName.Tags, "list", "data")),
        ApiEndpoint.Get("/teams", Permission.UsersAndCompanies, _ => ListBody.Whole(workspace, StreamName.Teams, "team.list", "teams")),
        ApiEndpoint.Get("/segments", Permission.UsersAndCompanies, _ => ListBody.Whole(workspace, StreamName.Segments, "segment.list", "segments")),
        ApiEndpoint.Get("/data_attributes", Permission.UsersAndCompanies, DataAttributes),
    ];

    /// <summary>Without a model both are listed, as the description says.</summary>
    private ApiAnswer DataAttributes(ApiRequest request)
    {
        IReadOnlyList<string> streams = request.Query("model") switch
        {
            null => [StreamName.ContactAttributes, StreamName.CompanyAttributes],
            "contact" => [StreamName.ContactAttributes],
            "company" => [StreamName.CompanyAttributes],
            _ => [],
        };
        if (streams.Count == 0) return ApiError.Of(StatusCodes.Status400BadRequest, "parameter_invalid", "model must be contact or company");
        return ApiAnswer.Ok(ListBody.Of("""{"type":"list","data":[""", ListBody.Serve(streams.SelectMany(workspace.Rows)), "]}"));
    }
}
