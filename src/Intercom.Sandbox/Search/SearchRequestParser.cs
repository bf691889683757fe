using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>Reads the body of a search: <c>query</c>, <c>pagination</c>, <c>sort</c>.</summary>
internal sealed class SearchRequestParser(SearchOptions options, WorkspaceCalendar calendar)
{
    /// <exception cref="InvalidSearchException">The body is not an acceptable search.</exception>
    public SearchRequest Parse(string stream, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("query", out var query))
            throw new InvalidSearchException("query is required", "parameter_not_found");
        var days = options.DayGranularStreams.Contains(stream) ? calendar : null;
        var filter = new FilterParser(stream, days).Parse(query);
        var (sortField, descending) = ParseSort(stream, body);
        var (perPage, after) = ParsePagination(stream, body);
        return new SearchRequest(stream, filter, sortField, descending, perPage, after);
    }

    /// <summary>Without a sort the newest come first: the order that hurts a reader which relies on one it did not ask for.</summary>
    private (SearchField? Field, bool Descending) ParseSort(string stream, JsonElement body)
    {
        var newestFirst = (SearchFields.Find(stream, "updated_at"), true);
        if (options.Order == SearchOrder.Unsorted) return (null, false);
        if (options.Order == SearchOrder.Descending) return newestFirst;
        if (options.Order == SearchOrder.ByCreation) return (SearchFields.Find(stream, "created_at"), false);
        if (!body.TryGetProperty("sort", out var sort) || sort.ValueKind == JsonValueKind.Null) return newestFirst;
        if (sort.ValueKind != JsonValueKind.Object) throw new InvalidSearchException("sort must be an object");
        var name = sort.TryGetProperty("field", out var field) ? field.GetString() ?? "" : "updated_at";
        var order = sort.TryGetProperty("order", out var member) ? member.GetString() : "descending";
        if (order is not ("ascending" or "descending")) throw new InvalidSearchException($"Invalid sort order '{order}'");
        return (SearchFields.Find(stream, name), order == "descending");
    }

    private (int PerPage, SearchCursor? After) ParsePagination(string stream, JsonElement body)
    {
        var perPage = stream == StreamName.Contacts ? 50 : 20;
        if (!body.TryGetProperty("pagination", out var pagination) || pagination.ValueKind != JsonValueKind.Object) return (perPage, null);
        if (pagination.TryGetProperty("per_page", out var size))
        {
            if (!size.TryGetInt32(out perPage) || perPage < 1) throw new InvalidSearchException("per_page must be a positive integer");
            if (perPage > options.LargestPage && options.RejectLargePages)
                throw new InvalidSearchException($"per_page must be at most {options.LargestPage}");
        }
        perPage = Math.Min(perPage, options.LargestPage);
        if (!pagination.TryGetProperty("starting_after", out var after) || after.ValueKind == JsonValueKind.Null) return (perPage, null);
        if (after.ValueKind != JsonValueKind.String) throw new InvalidSearchException("Invalid starting_after: it must be a string");
        return (perPage, SearchCursor.Decode(after.GetString()!, options.Cursors));
    }
}
