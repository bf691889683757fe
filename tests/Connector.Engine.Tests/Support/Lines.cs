using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Support;

/// <summary>Questions to the lines of a read.</summary>
internal static class Lines
{
    public static bool IsRecord(this JObject line, string stream) => (string?)line["record"]?["stream"] == stream;

    public static bool IsState(this JObject line, string stream) => (string?)line["state"]?["stream"]!["stream_descriptor"]!["name"] == stream;

    public static bool IsLog(this JObject line, string level) => (string?)line["log"]?["level"] == level;

    public static bool IsStatus(this JObject line, string stream, string status) =>
        (string?)line["trace"]?["stream_status"]?["stream_descriptor"]!["name"] == stream && (string?)line["trace"]!["stream_status"]!["status"] == status;

    public static JObject State(this JObject line) => (JObject)line["state"]!["stream"]!["stream_state"]!;

    public static long Watermark(this JObject state) =>
        (long)(state["updated_at"] ?? state["created_at"] ?? state["state"]!["updated_at"])!;

    public static IReadOnlyList<string> Ids(this IEnumerable<JObject> lines, string stream) =>
        [.. lines.Where(line => line.IsRecord(stream)).Select(line => (string)line["record"]!["data"]!["id"]!)];

    public static IReadOnlyList<JObject> States(this IEnumerable<JObject> lines, string stream) =>
        [.. lines.Where(line => line.IsState(stream)).Select(State)];

    public static IReadOnlyList<string> Logs(this IEnumerable<JObject> lines, string level) =>
        [.. lines.Where(line => line.IsLog(level)).Select(line => (string)line["log"]!["message"]!)];

    public static IReadOnlyList<JObject> Errors(this IEnumerable<JObject> lines) =>
        [.. lines.Select(line => line["trace"]?["error"]).OfType<JObject>()];

    /// <summary>The one terminal status of a stream.</summary>
    public static string IsEnded(this IEnumerable<JObject> lines, string stream) =>
        new[] { "COMPLETE", "INCOMPLETE" }.Where(status => lines.Count(line => line.IsStatus(stream, status)) == 1).ShouldHaveSingleItem();

    /// <summary>What happened to a stream, repeats of the same kind folded: STARTED RUNNING record state COMPLETE.</summary>
    public static string Course(this IEnumerable<JObject> lines, string stream)
    {
        var course = new List<string>();
        foreach (var line in lines)
        {
            var kind = line.IsRecord(stream) ? "record"
                : line.IsState(stream) ? "state"
                : (string?)line["trace"]?["error"]?["stream_descriptor"]?["name"] == stream ? "ERROR"
                : (string?)line["trace"]?["stream_status"]?["stream_descriptor"]!["name"] == stream ? (string)line["trace"]!["stream_status"]!["status"]!
                : null;
            if (kind is not null && course.LastOrDefault() != kind) course.Add(kind);
        }

        return string.Join(" ", course);
    }
}
