using System.Globalization;
using System.Text.Json;

namespace Intercom.Sandbox.Search;

/// <summary>
/// Turns a query into filters, refusing what Intercom refuses: more than two levels of groups, more than 15 filters in one, unknown
/// fields, operators the field's type does not allow (2.11 description, <c>single_filter_search_request</c>).
/// </summary>
/// <param name="days">The calendar for matching dates by day; null matches them by second.</param>
internal sealed class FilterParser(string stream, WorkspaceCalendar? days)
{
    private const int MostLevels = 2;
    private const int MostFilters = 15;

    /// <summary>The year 8307: beyond any date in use and within what a calendar can hold.</summary>
    private const long LatestSecond = 200_000_000_000;

    /// <exception cref="InvalidSearchException">The query is not acceptable.</exception>
    public IFilter Parse(JsonElement query) => Parse(query, 1);

    private IFilter Parse(JsonElement query, int level)
    {
        if (query.ValueKind != JsonValueKind.Object) throw new InvalidSearchException("query must be an object");
        var comparison = query.TryGetProperty("operator", out var member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : "";
        if (!query.TryGetProperty("value", out var value)) throw new InvalidSearchException("query is missing 'value'");
        if (comparison is "AND" or "OR") return ParseGroup(comparison == "AND", value, level);
        if (!query.TryGetProperty("field", out var name) || name.ValueKind != JsonValueKind.String) throw new InvalidSearchException("query is missing 'field'");
        return ParseField(SearchFields.Find(stream, name.GetString()!), comparison, value);
    }

    private GroupFilter ParseGroup(bool all, JsonElement value, int level)
    {
        if (level > MostLevels) throw new InvalidSearchException($"queries may be nested {MostLevels} levels deep");
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) throw new InvalidSearchException("a group needs a list of filters");
        if (value.GetArrayLength() > MostFilters) throw new InvalidSearchException($"a group may hold {MostFilters} filters");
        return new GroupFilter(all, [.. value.EnumerateArray().Select(filter => Parse(filter, level + 1))]);
    }

    private IFilter ParseField(SearchField field, string comparison, JsonElement value)
    {
        if (!Allowed(field).Split(' ').Contains(comparison)) throw new InvalidSearchException($"Invalid operator '{comparison}' for field '{field.Name}'");
        if (field.Type != FieldType.Date) return new ValueFilter(field, comparison, Operands(field, comparison, value));
        return comparison is "IN" or "NIN" ? ParseDates(field, comparison == "NIN", value) : ParseDate(field, comparison, Seconds(field, value));
    }

    private string Allowed(SearchField field) => field.Type switch
    {
        FieldType.Date when days is not null => "= < >",
        FieldType.Date or FieldType.Integer => "= != IN NIN < > <= >=",
        FieldType.Flag => "= != IN NIN",
        FieldType.Text when field.Name == "tag_id" => "= !=",
        FieldType.Text => "= != IN NIN ~ !~ ^ $",
        _ => "= != IN NIN ~ !~ ^ $ < > <= >=",
    };

    private DateFilter ParseDate(SearchField field, string comparison, long seconds)
    {
        var (start, next) = days?.DayOf(seconds) ?? (seconds, seconds + 1);
        return comparison switch
        {
            ">" => new DateFilter(field, next, long.MaxValue, negated: false),
            "<" => new DateFilter(field, long.MinValue, start - 1, negated: false),
            ">=" => new DateFilter(field, start, long.MaxValue, negated: false),
            "<=" => new DateFilter(field, long.MinValue, next - 1, negated: false),
            _ => new DateFilter(field, start, next - 1, negated: comparison == "!="),
        };
    }

    private static GroupFilter ParseDates(SearchField field, bool negated, JsonElement values)
    {
        if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() == 0) throw new InvalidSearchException("IN and NIN need a list of values");
        var dates = values.EnumerateArray().Select(value => Seconds(field, value));
        return new GroupFilter(negated, [.. dates.Select(date => new DateFilter(field, date, date, negated))]);
    }

    private static IReadOnlyList<JsonElement> Operands(SearchField field, string comparison, JsonElement value)
    {
        var several = comparison is "IN" or "NIN";
        if (several != (value.ValueKind == JsonValueKind.Array)) throw new InvalidSearchException($"Invalid value for operator '{comparison}' on field '{field.Name}'");
        return several ? [.. value.EnumerateArray().Select(item => item.Clone())] : [value.Clone()];
    }

    private static long Seconds(SearchField field, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LatestSecond) return seconds;
        throw new InvalidSearchException($"Invalid value for date field '{field.Name}'");
    }
}
