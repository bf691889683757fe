using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>What hangs on one contact, or on one company: lists of which the contact itself shows ten, and notes.</summary>
internal sealed class ContactEndpoints(Workspace workspace) : IApiArea
{
    private static readonly NumberedPages _pages = new(perPage: 50);

    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        OfContact("/contacts/{id}/tags", (request, contact) => Whole(ContactChildren.Tags(workspace, contact, request.Version))),
        OfContact("/contacts/{id}/companies", (request, contact) => Page(request, ContactChildren.Companies(workspace, contact, request.Version))),
        OfContact("/contacts/{id}/notes", (request, contact) => Page(request, ContactChildren.Notes(workspace, contact))),
        ApiEndpoint.Get("/companies/{id}/notes", ApiVersion.V2_15, Permission.UsersAndCompanies, CompanyNotes),
    ];

    private ApiEndpoint OfContact(string route, Func<ApiRequest, Row, ApiAnswer> answer) => ApiEndpoint.Get(route, Permission.UsersAndCompanies, request =>
    {
        lock (workspace.Gate)
        {
            return workspace.Table(StreamName.Contacts).Find(request.Route("id")) is { } contact ? answer(request, contact) : Gone(request);
        }
    });

    private ApiAnswer CompanyNotes(ApiRequest request)
    {
        lock (workspace.Gate)
        {
            return workspace.Table(StreamName.Companies).Find(request.Route("id")) is { } company
                ? Page(request, ContactChildren.NotesOfCompany(company))
                : ApiError.NotFound("company_not_found", "Company Not Found");
        }
    }

    /// <summary>From 2.16 on a contact that was merged away is told from one that never was (INTERCOM.md, "Errors").</summary>
    private ApiAnswer Gone(ApiRequest request) =>
        request.Version >= ApiVersion.V2_16 && workspace.Table(StreamName.Contacts).Ever(request.Route("id")) is { MergedInto: { } into }
            ? ApiError.Of(StatusCodes.Status410Gone, "contact_merged", $"Contact was merged into {into.Id}")
            : ApiError.NotFound("not_found", "User Not Found");

    private static ApiAnswer Whole(IEnumerable<JsonObject> rows) =>
        ApiAnswer.Ok(ListBody.Of("""{"type":"list","data":[""", rows.Select(row => (ReadOnlyMemory<byte>)RowJson.Write(row)).ToList(), "]}"));

    private static ApiAnswer Page(ApiRequest request, IEnumerable<JsonObject> rows) => _pages.Of(request, rows.ToList(), row => RowJson.Write(row));
}
