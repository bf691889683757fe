using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>
/// The generators of the objects beyond the thirteen classic streams. They have a source of chance of their own, so that the classic rows of
/// a seed stay what they were.
/// </summary>
internal sealed class FurtherGenerators
{
    public FurtherGenerators(WorkspaceOptions options, References references)
    {
        var random = new Random(options.Seed ^ 0x2f0b);
        var (help, news, inbox) = (new HelpCenterRows(random, references), new NewsRows(random, references), new InboxRows(random, references));
        All = new Dictionary<string, IRowGenerator>
        {
            [StreamName.HelpCenters] = new NumberedRows(79, help.HelpCenter),
            [StreamName.Collections] = new NumberedRows(159, help.Collection),
            [StreamName.Articles] = new NumberedRows(8_100_039, help.Article),
            [StreamName.InternalArticles] = new NumberedRows(8_200_001, help.InternalArticle),
            [StreamName.Newsfeeds] = new NumberedRows(68, news.Newsfeed),
            [StreamName.NewsItems] = new NumberedRows(7_200_029, news.Item),
            [StreamName.TicketTypes] = new NumberedRows(1, TicketTypeRows.Type),
            [StreamName.TicketStates] = new NumberedRows(8269, (id, number, _) => TicketTypeRows.State(id, number)) { IsTimeless = true },
            [StreamName.SubscriptionTypes] = new NumberedRows(112, (id, number, _) => InboxRows.SubscriptionType(id, number)) { IsTimeless = true },
            [StreamName.Macros] = new NumberedRows(6_300_123, inbox.Macro),
            [StreamName.AwayStatusReasons] = new NumberedRows(1, inbox.AwayStatusReason),
            [StreamName.Brands] = new NumberedRows(1, inbox.Brand),
            [StreamName.Emails] = new NumberedRows(1, inbox.Email),
            [StreamName.Calls] = new NumberedRows(5_400_123, new CallRows(random, references).Call),
            [StreamName.CustomObjects] = new NumberedRows(3_100_001, new CustomObjectRows(random, options.CustomObjectTypes).Instance) { IsTyped = true },
            [StreamName.ConversationAttributes] = new NumberedRows(1, ConversationAttributeRows.Attribute),
            [StreamName.DeletedConversations] = new NumberedRows(90_001, (id, _, times) => InboxRows.DeletedConversation(id, times.UpdatedAt)),
        };
    }

    public IReadOnlyDictionary<string, IRowGenerator> All { get; }
}
