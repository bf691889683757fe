using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Support;

/// <summary>P1, checked at every state line of a read.</summary>
internal static class Promise
{
    /// <summary>Every record a state speaks for, by its watermark or a closed window, was written before that state.</summary>
    public static void ShouldHold(InMemoryApi api, IReadOnlyList<JObject> lines, StreamDefinition stream, long from = Some.StartDate)
    {
        var missing = Owed(api, stream, from).ToDictionary(row => row.Id, row => row.Cursor);
        foreach (var line in lines)
        {
            if (line.IsRecord(stream.Name)) missing.Remove((string)line["record"]!["data"]!["id"]!);
            if (!line.IsState(stream.Name)) continue;
            var watermark = line.State().Watermark();
            watermark.ShouldBeLessThanOrEqualTo(Some.Cap);
            var closed = StateCodec.Decode(stream, line.State()).Closed;
            missing.Where(row => row.Value <= watermark || closed.Contains(row.Value)).ShouldBeEmpty(
                $"{stream.Name}: claimed and not written, at {line.State().ToString(Newtonsoft.Json.Formatting.None)}");
        }
    }

    /// <summary>The records a whole read owes, each with the cursor that speaks for it: its own, or its parent's.</summary>
    public static IReadOnlyList<(string Id, long Cursor)> Owed(InMemoryApi api, StreamDefinition stream, long from = Some.StartDate)
    {
        if (stream.Parent is not { } parent) return Rows(stream.Name);
        return [.. Rows(parent.Stream).SelectMany(row =>
            api.Children.GetValueOrDefault((stream.Name, row.Id), []).Select(child => (child.Id, row.Cursor)))];

        IReadOnlyList<(string Id, long Cursor)> Rows(string name) =>
            [.. api.Rows.GetValueOrDefault(name, []).Where(row => row.Cursor >= from).Select(row => (row.Id, row.Cursor!.Value))];
    }
}
