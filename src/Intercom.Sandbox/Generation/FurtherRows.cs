using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>
/// Fills a workspace with the rows beyond the thirteen classic streams. None is older than the oldest of those, so that when the workspace
/// was created does not depend on them.
/// </summary>
internal sealed class FurtherRows(WorkspaceOptions options, RowFactory factory, DateTimeOffset now)
{
    public void Fill(Workspace workspace)
    {
        var oldest = workspace.Oldest() ?? now.ToUnixTimeSeconds();
        var span = TimeSpan.FromSeconds(Math.Max(0, now.ToUnixTimeSeconds() - oldest));
        var times = new TimeSpread(new Random(options.Seed ^ 0x71e5), options with { Span = span }, now);
        foreach (var (stream, count) in Counts())
            for (var i = 0; i < count; i++) workspace.Load(stream, factory.Create(stream, times.Next()), factory, now);
        if (!options.DefinedAttributes) return;
        Define(workspace, StreamName.ContactAttributes, "contact", oldest);
        Define(workspace, StreamName.CompanyAttributes, "company", oldest);
    }

    private (string Stream, int Count)[] Counts() =>
    [
        (StreamName.HelpCenters, options.HelpCenters),
        (StreamName.Collections, options.Collections),
        (StreamName.Articles, options.Articles),
        (StreamName.InternalArticles, options.InternalArticles),
        (StreamName.Newsfeeds, options.Newsfeeds),
        (StreamName.NewsItems, options.NewsItems),
        (StreamName.Macros, options.Macros),
        (StreamName.Brands, options.Brands),
        (StreamName.Emails, options.Emails),
        (StreamName.AwayStatusReasons, options.AwayStatusReasons),
        (StreamName.SubscriptionTypes, options.SubscriptionTypes),
        (StreamName.Calls, options.Calls),
        (StreamName.CustomObjects, options.CustomObjects),
        (StreamName.DeletedConversations, options.DeletedConversations),
        (StreamName.ConversationAttributes, options.DefinedAttributes ? ConversationAttributeRows.Count : 0),
        (StreamName.TicketTypes, options.DefinedAttributes ? TicketTypeRows.Count : 0),
        (StreamName.TicketStates, options.DefinedAttributes ? TicketStates.Categories.Count : 0),
    ];

    private void Define(Workspace workspace, string stream, string model, long at)
    {
        foreach (var definition in CarriedAttributes.Of(model, at))
        {
            var row = new GeneratedRow((string)definition["full_name"]!, new RowTimes(at, at), RowJson.Write(definition));
            workspace.Load(stream, row, factory, now);
        }
    }
}
