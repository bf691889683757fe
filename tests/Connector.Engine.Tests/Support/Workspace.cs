namespace Connector.Engine.Tests.Support;

/// <summary>Invented contents of an <see cref="InMemoryApi"/>.</summary>
internal static class Workspace
{
    /// <summary>Rows a minute apart from the start date on.</summary>
    public static IReadOnlyList<Row> Rows(string prefix, int count, int size = 0, long apart = 60) =>
        [.. Enumerable.Range(0, count).Select(i => new Row($"{prefix}{i}", Some.StartDate + (i * apart), size))];

    /// <summary>Two children each.</summary>
    public static void AddChildren(this InMemoryApi api, StreamDefinition stream)
    {
        foreach (var row in api.Rows[stream.Parent!.Stream])
            api.Children[(stream.Name, row.Id)] = [new Row($"{row.Id}.1", row.Cursor), new Row($"{row.Id}.2", null)];
    }

    /// <summary>Some of everything.</summary>
    public static InMemoryApi Small(ReadSettings? settings = null)
    {
        var api = new InMemoryApi { Settings = settings ?? Some.Settings };
        api.Rows["contacts"] = Rows("k", 25);
        api.Rows["conversations"] = Rows("v", 25);
        api.Rows["companies"] = Rows("c", 25);
        api.Rows["activity_logs"] = Rows("l", 25, apart: 20 * Some.Day);
        api.Rows["tags"] = [new Row("t1", null), new Row("t2", null)];
        api.AddChildren(Some.Parts);
        api.AddChildren(Some.Segments);
        return api;
    }

    public static IReadOnlyList<StreamDefinition> AllStreams { get; } =
        [Some.Contacts, Some.Conversations, Some.Parts, Some.Companies, Some.Segments, Some.Logs, Some.Tags];

    /// <summary>Rows, cursors (several of one second), page sizes, workers and the order of events at random.</summary>
    public static InMemoryApi Random(Random random)
    {
        var api = new InMemoryApi
        {
            Settings = Some.Settings with { Workers = random.Next(1, 8), FixedWindow = TimeSpan.FromDays(random.Next(20, 91)) },
            PageSize = random.Next(1, 40),
            Slack = random.Next(2) * random.NextInt64(40 * Some.Day),
            ReportsTotals = random.Next(2) == 0,
            BeforePage = async (_, _, _) => await Task.Yield(),
        };
        foreach (var name in new[] { "contacts", "conversations", "companies", "activity_logs" })
            api.Rows[name] = RandomRows(random, name[..3]);
        api.Rows["tags"] = [new Row("t1", null)];
        api.AddChildren(Some.Parts);
        api.AddChildren(Some.Segments);
        return api;
    }

    private static List<Row> RandomRows(Random random, string prefix)
    {
        var seconds = random.Next(2) == 0 ? 200L : Some.Now - Some.StartDate;
        return [.. Enumerable.Range(0, random.Next(300)).Select(i => new Row($"{prefix}{i}", Some.StartDate - 20 + random.NextInt64(seconds), random.Next(3) * 500))];
    }
}
