using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>The attributes of contacts, companies and, from 2.16 on, conversations; archived ones only where they are asked for.</summary>
internal sealed class AttributeEndpoints(Workspace workspace) : IApiArea
{
    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        ApiEndpoint.Get("/data_attributes", Permission.UsersAndCompanies, DataAttributes),
        ApiEndpoint.Get(
            "/conversations/attributes", ApiVersion.V2_16, Permission.Conversations, request => List(request, [StreamName.ConversationAttributes])),
    ];

    /// <summary>Without a model both are listed, as the description says.</summary>
    private ApiAnswer DataAttributes(ApiRequest request)
    {
        var model = request.Query("model");
        IReadOnlyList<string> streams = model switch
        {
            null => [StreamName.ContactAttributes, StreamName.CompanyAttributes],
            "contact" => [StreamName.ContactAttributes],
            "company" => [StreamName.CompanyAttributes],
            _ => [],
        };
        if (streams.Count > 0) return List(request, streams);
        var movedAway = model == "conversation" && request.Version >= ApiVersion.V2_16;
        return ApiError.Of(
            movedAway ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest, "parameter_invalid", "model must be contact or company");
    }

    private ApiAnswer List(ApiRequest request, IEnumerable<string> streams)
    {
        var archived = request.Flag("include_archived");
        var rows = streams.SelectMany(workspace.Rows).Where(row => archived || !GroundTruth.IsArchived(row));
        return ApiAnswer.Ok(ListBody.Of("""{"type":"list","data":[""", ListBody.Serve(rows, request.Version), "]}"));
    }
}
