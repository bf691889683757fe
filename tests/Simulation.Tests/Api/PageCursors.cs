using System.Text;
using System.Text.Json.Nodes;

namespace Simulation.Tests;

/// <summary>
/// The texts by which a search is gone on with: as recorded, base64 of <c>[sort value in ms, id, next page]</c>, or names that say nothing.
/// No text is handed out twice for different pages.
/// </summary>
internal sealed class PageCursors(bool areOpaque)
{
    private readonly Dictionary<string, (SortKey After, int Page)> _known = [];

    /// <param name="page">The number of the page that begins there.</param>
    /// <param name="named">The sort value that the text names, in milliseconds; null: the one that it goes by.</param>
    public string For(SortKey after, int page, long? named = null)
    {
        var value = named ?? Math.Abs(Math.Max(after.Value, long.MinValue + 1));
        var text = areOpaque
            ? $"c{(_known.Count + 1) * 2_654_435_761L:x}"
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(new JsonArray(value, after.Id, page).ToJsonString()));
        _known[text] = (after, page);
        return text;
    }

    public (SortKey After, int Page) Find(string text) => _known[text];
}
