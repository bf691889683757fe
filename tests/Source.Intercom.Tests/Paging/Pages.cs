using System.Text;
using Connector.Engine;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>Answers as the pagers see them.</summary>
internal static class Pages
{
    public static ScannedBody Of(params IEnumerable<ScriptedRow> rows) => Scan(
        "{\"data\":["
        + string.Join(',', rows.Select(row => $$$"""{"id":"{{{row.Id}}}","created_at":{{{row.CreatedAt}}},"updated_at":{{{row.UpdatedAt}}}}"""))
        + "]}");

    public static ScannedBody OfList(params IEnumerable<(string Id, long? UpdatedAt)> rows) => Scan(
        "{\"data\":["
        + string.Join(',', rows.Select(row => $$$"""{"id":"{{{row.Id}}}","updated_at":{{{row.UpdatedAt?.ToString() ?? "null"}}}}"""))
        + "]}");

    public static ScannedBody OfScroll(string parameter, long? total, params IEnumerable<string> ids) => Scan(
        $$$"""{"scroll_param":"{{{parameter}}}","total_count":{{{total?.ToString() ?? "null"}}},"data":["""
        + string.Join(',', ids.Select(id => $$$"""{"id":"{{{id}}}","updated_at":1}"""))
        + "]}");

    private static ScannedBody Scan(string json) =>
        RecordScanner.Scan(Encoding.UTF8.GetBytes(json), new RecordShape("data", "id", "updated_at", "scroll_param", "total_count"));
}
