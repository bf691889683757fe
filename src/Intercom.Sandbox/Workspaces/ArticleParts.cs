using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Workspaces;

/// <summary>An article is kept as it is retrieved by id; the list leaves its statistics out (INTERCOM.md, "The other endpoints").</summary>
internal static class ArticleParts
{
    public static ReadOnlyMemory<byte> Listed(Row article, ApiVersion version)
    {
        var json = article.Current.ObjectIn(version);
        json.Remove("statistics");
        return RowJson.Write(json);
    }

    /// <summary>Null when the article has none.</summary>
    public static JsonObject? Statistics(Row article, ApiVersion version) => article.Current.ObjectIn(version)["statistics"] as JsonObject;
}
