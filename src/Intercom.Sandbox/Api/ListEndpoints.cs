using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>The endpoints that answer with everything in one response.</summary>
internal sealed class ListEndpoints(Workspace workspace) : IApiArea
{
    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        ApiEndpoint.Get("/admins", Permission.Admins, request => ListBody.Whole(workspace, request, StreamName.Admins, "admin.list", "admins")),
        ApiEndpoint.Get("/tags", Permission.Tags, request => ListBody.Whole(workspace, request, StreamName.Tags)),
        ApiEndpoint.Get("/teams", Permission.UsersAndCompanies, request => ListBody.Whole(workspace, request, StreamName.Teams, "team.list", "teams")),
        ApiEndpoint.Get(
            "/segments", Permission.UsersAndCompanies, request => ListBody.Whole(workspace, request, StreamName.Segments, "segment.list", "segments")),
        Whole("/ticket_types", ApiVersion.First, Permission.Tickets, StreamName.TicketTypes),
        Whole("/ticket_states", ApiVersion.V2_12, Permission.Tickets, StreamName.TicketStates),
        Whole("/subscription_types", ApiVersion.First, Permission.UsersAndCompanies, StreamName.SubscriptionTypes),
        Whole("/help_center/help_centers", ApiVersion.First, Permission.Articles, StreamName.HelpCenters),
        Whole("/away_status_reasons", ApiVersion.V2_14, Permission.Admins, StreamName.AwayStatusReasons),
        Whole("/brands", ApiVersion.V2_15, Permission.Admins, StreamName.Brands),
        Whole("/emails", ApiVersion.V2_15, Permission.Admins, StreamName.Emails),
    ];

    private ApiEndpoint Whole(string route, ApiVersion since, Permission permission, string stream) =>
        ApiEndpoint.Get(route, since, permission, request => ListBody.Whole(workspace, request, stream));
}
