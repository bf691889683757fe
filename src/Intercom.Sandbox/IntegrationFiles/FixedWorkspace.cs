using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>
/// The workspace that the acceptance suites read: rows made by hand, with the oddities that generated ones lack, and as many generated
/// ones as make a read save several states a stream. The same at every call.
/// </summary>
internal static class FixedWorkspace
{
    /// <summary>No row is younger. In the past, so that a read claims all of them.</summary>
    private static readonly DateTimeOffset _now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly WorkspaceOptions _options = new()
    {
        Span = TimeSpan.FromDays(300),
        Parts = 6,
        HelpCenters = 3,
        Newsfeeds = 3,
        Brands = 3,
        Emails = 3,
        Collections = 12,
        InternalArticles = 12,
    };

    /// <summary>
    /// A state is due when a hundred times its size has been written; these counts make at least three of each stream that the API serves
    /// in an order or in windows. The others (companies, their segments, segments) have one state at their end, whatever their size.
    /// </summary>
    private static readonly (string Stream, int Count)[] _generated =
    [
        (StreamName.Contacts, 40),
        (StreamName.Conversations, 36),
        (StreamName.Tickets, 56),
        (StreamName.ActivityLogs, 320),
    ];

    /// <param name="handmade">The path of a file of <c>{"stream","data"}</c> lines.</param>
    /// <exception cref="InvalidDataException">A line is not such a record.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Workspace Build(string handmade)
    {
        var random = new Random(_options.Seed);
        var factory = new RowFactory(_options, random);
        var workspace = new Workspace(factory, TimeSpan.Zero, new SandboxOptions().PartCap, new StandingClock(_now));
        new RecordFile(handmade, factory, _now).Fill(workspace);
        var times = new TimeSpread(random, _options, _now);
        foreach (var (stream, count) in _generated)
            for (var i = 0; i < count; i++) workspace.Load(stream, factory.Create(stream, times.Next()), factory, _now);
        new FurtherRows(_options, factory, _now).Fill(workspace);
        return workspace;
    }
}
