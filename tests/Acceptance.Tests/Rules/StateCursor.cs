using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Finds a stream's cursor in its state, as the platform's suite does: under the cursor field's name, at any depth.</summary>
internal static class StateCursor
{
    /// <summary>All values found; a state may repeat its cursor, as that of a child stream does.</summary>
    public static IReadOnlyList<JValue> Values(JObject state, string cursor) =>
        [.. state.DescendantsAndSelf().OfType<JProperty>().Where(member => member.Name == cursor).Select(member => member.Value).OfType<JValue>()];

    /// <summary>Whether a state says that everything at this second has been printed. A state without numbers claims nothing here.</summary>
    public static bool Claims(JObject state, string cursor, long second)
    {
        var values = Values(state, cursor).Where(value => value.Type == JTokenType.Integer).Select(value => value.Value<long>()).ToList();
        var windows = state["closed"] as JArray ?? [];
        return values.Count > 0 && second <= values.Min()
            || windows.Any(window => second >= window[0]!.Value<long>() && second < window[1]!.Value<long>());
    }
}
