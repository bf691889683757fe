using System.Globalization;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>GET /admins/activity_logs: newest first, by page number, the next page given as a full URL.</summary>
internal sealed class ActivityLogEndpoints(Workspace workspace, ActivityLogOptions options, TimeProvider clock) : IApiArea
{
    private const string Path = "/admins/activity_logs";
    private const int DefaultPage = 20;
    private const int LargestPage = 50;

    public IEnumerable<ApiEndpoint> Endpoints => [ApiEndpoint.Get(Path, Permission.ActivityLogs, Answer)];

    private ApiAnswer Answer(ApiRequest request)
    {
        if (request.Number("created_at_after") is not { } after)
            return ApiError.Of(StatusCodes.Status400BadRequest, "parameter_not_found", "created_at_after is required and must be a UNIX timestamp");
        var before = request.Number("created_at_before") ?? clock.GetUtcNow().ToUnixTimeSeconds();
        if (options.WidestRange is { } widest && before - after > widest.TotalSeconds)
            return ApiError.Of(StatusCodes.Status500InternalServerError, "server_error", "Request timed out");
        var perPage = (int)Math.Clamp(request.Number("per_page") ?? DefaultPage, 1, LargestPage);
        var page = (int)Math.Clamp(request.Number("page") ?? 1, 1, int.MaxValue / LargestPage);
        var matches = Matches(after, before);
        var totalPages = (matches.Count + perPage - 1) / perPage;
        var next = page < totalPages ? NextUrl(request.Http.Request, after, before, perPage, page + 1) : null;
        return ApiAnswer.Ok(ListBody.Of(
            """{"type":"activity_log.list","activity_logs":[""",
            ListBody.Serve(matches.Skip((page - 1) * perPage).Take(perPage), request.Version),
            $"],\"pages\":{PagesMember.Of(page, perPage, totalPages, next)}}}"));
    }

    private List<Row> Matches(long after, long before)
    {
        var (from, to) = options.ExclusiveBounds ? (after + 1, before - 1) : (after, before);
        return [.. workspace.Rows(StreamName.ActivityLogs)
            .Where(row => row.Current.CreatedAt >= from && row.Current.CreatedAt <= to)
            .OrderByDescending(row => row.Current.CreatedAt)
            .ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    private string NextUrl(HttpRequest http, long after, long before, int perPage, int page)
    {
        var origin = options.ForeignNextOrigin ?? $"{http.Scheme}://{http.Host}";
        return string.Create(CultureInfo.InvariantCulture, $"{origin}{Path}?created_at_after={after}&created_at_before={before}&per_page={perPage}&page={page}");
    }
}
