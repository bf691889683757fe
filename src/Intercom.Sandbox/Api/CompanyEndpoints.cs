using System.Globalization;
using Intercom.Sandbox.Scrolling;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>The companies scroll, and a company's segments.</summary>
internal sealed class CompanyEndpoints(Workspace workspace, CompanyScroll scroll) : IApiArea
{
    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        ApiEndpoint.Get("/companies/scroll", Permission.UsersAndCompanies, Scroll),
        ApiEndpoint.Get("/companies/{id}/segments", Permission.UsersAndCompanies, Segments),
    ];

    private ApiAnswer Scroll(ApiRequest request)
    {
        var outcome = request.Query("scroll_param") is { } param ? scroll.Continue(param, request.KeepsEffects) : scroll.Open(request.KeepsEffects);
        return outcome switch
        {
            ScrollOutcome.Page page => Page(page, request.Version),
            ScrollOutcome.Exists => ApiError.Of(StatusCodes.Status400BadRequest, "scroll_exists", "scroll already exists for this workspace"),
            ScrollOutcome.Broken => ApiError.Of(
                StatusCodes.Status500InternalServerError, "server_error", "Request failed due to an internal network error. Please restart the scroll operation."),
            _ => ApiError.NotFound("not_found", "scroll parameter not found"),
        };
    }

    private static ApiAnswer Page(ScrollOutcome.Page page, ApiVersion version) => ApiAnswer.Ok(ListBody.Of(
        """{"type":"list","data":[""",
        page.Rows.Select(row => row.In(version)),
        $$"""],"pages":null,"total_count":null,"scroll_param":"{{page.ScrollParam}}"}"""));

    private ApiAnswer Segments(ApiRequest request)
    {
        lock (workspace.Gate)
        {
            if (workspace.Table(StreamName.Companies).Find(request.Route("id")) is not { } company)
                return ApiError.NotFound("company_not_found", "Company Not Found");
            var segments = workspace.CompanySegments.Of(company.Id);
            var tail = string.Create(CultureInfo.InvariantCulture, $$"""],"total_count":{{segments.Count}}}""");
            return ApiAnswer.Ok(ListBody.Of("""{"type":"list","data":[""", ListBody.Serve(segments, request.Version), tail));
        }
    }
}
