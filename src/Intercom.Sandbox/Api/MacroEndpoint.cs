using System.Globalization;
using System.Text;
using System.Text.Json;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>GET /macros: the last updated first, by a cursor that is base64 of <c>[updated_at, id]</c>.</summary>
internal sealed class MacroEndpoint(Workspace workspace) : IApiArea
{
    private const int DefaultPage = 50;
    private const int LargestPage = 150;

    public IEnumerable<ApiEndpoint> Endpoints => [ApiEndpoint.Get("/macros", ApiVersion.V2_16, Permission.Conversations, Answer)];

    private ApiAnswer Answer(ApiRequest request)
    {
        var size = (int)Math.Clamp(request.Number("per_page") ?? DefaultPage, 1, LargestPage);
        var since = request.Number("updated_since") ?? long.MinValue;
        var rows = workspace.Rows(StreamName.Macros).Where(row => row.Current.UpdatedAt > since).NewestFirst();
        if (request.Query("starting_after") is { } cursor)
        {
            if (Decode(cursor) is not { } after)
                return ApiError.Of(StatusCodes.Status400BadRequest, "parameter_invalid", "starting_after is not a valid cursor");
            rows = [.. rows.Where(row => IsAfter(row, after))];
        }

        var page = rows.Take(size).ToList();
        var next = rows.Count > size ? $$"""{"starting_after":"{{Encode(page[^1])}}"}""" : "null";
        return ApiAnswer.Ok(ListBody.Of(
            """{"type":"list","data":[""",
            ListBody.Serve(page, request.Version),
            string.Create(CultureInfo.InvariantCulture, $$$"""],"pages":{"type":"pages","per_page":{{{size}}},"next":{{{next}}}}}""")));
    }

    private static bool IsAfter(Row row, (double UpdatedAt, string Id) cursor) =>
        row.Current.UpdatedAt < cursor.UpdatedAt || (row.Current.UpdatedAt == cursor.UpdatedAt && string.CompareOrdinal(row.Id, cursor.Id) < 0);

    private static string Encode(Row row) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[{row.Current.UpdatedAt}.0, \"{row.Id}\"]")));

    private static (double UpdatedAt, string Id)? Decode(string cursor)
    {
        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(cursor));
            return (json.RootElement[0].GetDouble(), json.RootElement[1].GetString()!);
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
