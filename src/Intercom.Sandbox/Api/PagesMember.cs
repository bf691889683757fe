using System.Text;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>The member <c>pages</c> of lists by page number, whose <c>next</c> is a full URL, null on the last page.</summary>
internal static class PagesMember
{
    public static string Of(int page, int perPage, int totalPages, string? next) => Encoding.UTF8.GetString(RowJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "pages");
        json.WriteString("next", next);
        json.WriteNumber("page", page);
        json.WriteNumber("per_page", perPage);
        json.WriteNumber("total_pages", totalPages);
        json.WriteEndObject();
    }));
}
