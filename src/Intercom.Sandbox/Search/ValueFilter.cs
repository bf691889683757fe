using System.Text.Json;

namespace Intercom.Sandbox.Search;

/// <summary>
/// Compares text, numbers and flags with the query's value or values. A field with several values (contact_ids) matches when one of
/// them does; the negated operators match when none does.
/// </summary>
internal sealed class ValueFilter(SearchField field, string comparison, IReadOnlyList<JsonElement> operands) : IFilter
{
    private readonly bool _negated = comparison is "!=" or "NIN" or "!~";

    public UpdatedRange Range => UpdatedRange.Everything;

    public bool Matches(FilterInput row)
    {
        var values = row.Values(field).ToList();
        if (values.Count == 0) return operands.Any(IsNull) != _negated;
        return values.Any(value => operands.Any(operand => Compare(value, operand))) != _negated;
    }

    private static bool IsNull(JsonElement operand) => operand.ValueKind == JsonValueKind.Null;

    private bool Compare(JsonElement value, JsonElement operand) => comparison switch
    {
        "=" or "!=" or "IN" or "NIN" => AreEqual(value, operand),
        "~" or "!~" => Text(value).Contains(Text(operand), StringComparison.OrdinalIgnoreCase),
        "^" => Text(value).StartsWith(Text(operand), StringComparison.OrdinalIgnoreCase),
        "$" => Text(value).EndsWith(Text(operand), StringComparison.OrdinalIgnoreCase),
        _ => Number(value) is { } left && Number(operand) is { } right && comparison switch
        {
            ">" => left > right,
            "<" => left < right,
            ">=" => left >= right,
            _ => left <= right,
        },
    };

    private static bool AreEqual(JsonElement value, JsonElement operand) =>
        Number(value) is { } left && Number(operand) is { } right
            ? left == right
            : string.Equals(Text(value), Text(operand), StringComparison.OrdinalIgnoreCase);

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
