using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>Pages through any matches in any order, by sorting all of them for each page.</summary>
internal static class OrderedRows
{
    public static SearchPage Page(SearchRequest request, IEnumerable<RowVersion> matches)
    {
        var keyed = matches.Select(version => (Version: version, Key: Key(request.SortField, version))).ToList();
        keyed.Sort((x, y) => Compare(x.Key, y.Key, request.Descending));
        var rest = request.After is { } after ? keyed.Where(row => Compare(row.Key, after, request.Descending) > 0).ToList() : keyed;
        var rows = rest.Take(request.PerPage).ToList();
        var page = request.After?.Page ?? 1;
        var next = rest.Count > rows.Count ? rows[^1].Key with { Page = page + 1 } : null;
        return new SearchPage([.. rows.Select(row => row.Version)], keyed.Count, page, request.PerPage, next);
    }

    private static int Compare(SearchCursor x, SearchCursor y, bool descending)
    {
        var order = x.Number.CompareTo(y.Number);
        if (order == 0) order = string.CompareOrdinal(x.Text, y.Text);
        if (order == 0) order = string.CompareOrdinal(x.Id, y.Id);
        return descending ? -order : order;
    }

    private static SearchCursor Key(SearchField? field, RowVersion version)
    {
        if (field is null) return new SearchCursor(Scramble(version.Id), "", version.Id, 0);
        if (field.IsUpdatedAt) return new SearchCursor(version.UpdatedAt, "", version.Id, 0);
        using var input = new FilterInput(version);
        var value = input.Values(field).FirstOrDefault();
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? new SearchCursor(number, "", version.Id, 0)
            : new SearchCursor(0, value.ValueKind == JsonValueKind.String ? value.GetString()! : "", version.Id, 0);
    }

    /// <summary>A stable number (FNV-1a) unrelated to any order a reader could expect.</summary>
    private static long Scramble(string id)
    {
        var hash = 2_166_136_261u;
        foreach (var character in id) hash = (hash ^ character) * 16_777_619u;
        return hash;
    }
}
