using System.Text;

namespace Simulation.Tests;

/// <summary>How a contact's record holds its tags and companies, and a ticket's its parts.</summary>
/// <param name="Most">So many of a contact's; ten, as documented, or fewer.</param>
/// <param name="MostParts">So many of a ticket's, the newest: 500, as documented, or fewer.</param>
internal sealed record InlineManner(int Most, int MostParts, InlineRest Rest)
{
    /// <summary>The members that hold the children as they are at that time, with a comma before each.</summary>
    public string Write(string source, Row row, long time) => source switch
    {
        "contacts" => $"{List(row, "tags", time)}{List(row, "companies", time)}",
        "tickets" => $",\"ticket_parts\":{{\"type\":\"ticket_part.list\",\"ticket_parts\":[{Parts(row, time)}],\"total_count\":{Count(row, "ticket_parts", time)}}}",
        _ => "",
    };

    private string List(Row row, string name, long time)
    {
        var children = row.ChildrenAt($"contact_{name}", time).Select(child => Encoding.UTF8.GetString(child.Version.Json)).ToList();
        var isWhole = children.Count <= Most;
        if (!isWhole && Rest == InlineRest.NoList) return "";
        var hasMore = Rest == InlineRest.Count ? "" : $",\"has_more\":{(isWhole ? "false" : "true")}";
        var count = Rest == InlineRest.Word ? Math.Min(Most, children.Count) : children.Count;
        return $",\"{name}\":{{\"type\":\"list\",\"data\":[{string.Join(',', children.Take(Most))}],\"url\":\"/contacts/{row.Id}/{name}\",\"total_count\":{count}{hasMore}}}";
    }

    private static string Parts(Row row, long time) =>
        string.Join(',', row.ChildrenAt("ticket_parts", time).Select(part => Encoding.UTF8.GetString(part.Version.Json)));

    private static int Count(Row row, string stream, long time) => row.Children(stream).Count(child => child.TrueAt(time) is not null);
}
