using System.CommandLine;

namespace Intercom.Sandbox.Cli;

/// <summary>How much data there is, and of what seed.</summary>
internal sealed class WorkspaceSettings
{
    private static readonly WorkspaceOptions _defaults = new();
    private readonly Option<int> _contacts = SettingFactory.Of("--contacts", _defaults.Contacts, "Contacts to generate.");
    private readonly Option<int> _contactsOnTheFly = SettingFactory.Of("--contacts-on-the-fly", _defaults.ContactsOnTheFly, "Serve this many contacts, made as pages ask for them, instead of --contacts.");
    private readonly Option<int> _companies = SettingFactory.Of("--companies", _defaults.Companies, "Companies with users to generate.");
    private readonly Option<int> _companiesWithoutUsers = SettingFactory.Of("--companies-without-users", _defaults.CompaniesWithoutUsers, "Further companies that list and scroll omit.");
    private readonly Option<int> _conversations = SettingFactory.Of("--conversations", _defaults.Conversations, "Conversations to generate.");
    private readonly Option<int> _parts = SettingFactory.Of("--parts", _defaults.Parts, "Parts a conversation on average.");
    private readonly Option<int> _longConversations = SettingFactory.Of("--long-conversations", _defaults.LongConversations, "How many conversations exceed the cap of 500 parts.");
    private readonly Option<int> _tickets = SettingFactory.Of("--tickets", _defaults.Tickets, "Tickets to generate.");
    private readonly Option<int> _activityLogs = SettingFactory.Of("--activity-logs", _defaults.ActivityLogs, "Activity log entries to generate.");
    private readonly Option<int> _admins = SettingFactory.Of("--admins", _defaults.Admins, "Admins to generate.");
    private readonly Option<int> _teams = SettingFactory.Of("--teams", _defaults.Teams, "Teams to generate.");
    private readonly Option<int> _tags = SettingFactory.Of("--tags", _defaults.Tags, "Tags to generate.");
    private readonly Option<int> _segments = SettingFactory.Of("--segments", _defaults.Segments, "Segments to generate.");
    private readonly Option<int> _attributes = SettingFactory.Of("--attributes", _defaults.CustomAttributes, "Custom data attributes of each model to generate.");
    private readonly Option<int> _longContactLists = SettingFactory.Of("--long-contact-lists", _defaults.LongContactLists, "How many contacts have more than ten tags, companies and notes.");
    private readonly Option<int> _longTickets = SettingFactory.Of("--long-tickets", _defaults.LongTickets, "How many tickets exceed the cap of 500 parts.");
    private readonly Option<int> _articles = SettingFactory.Of("--articles", _defaults.Articles, "Articles to generate.");
    private readonly Option<int> _calls = SettingFactory.Of("--calls", _defaults.Calls, "Calls to generate.");
    private readonly Option<int> _macros = SettingFactory.Of("--macros", _defaults.Macros, "Macros to generate.");
    private readonly Option<int> _customObjects = SettingFactory.Of("--custom-objects", _defaults.CustomObjects, "Custom objects to generate, of the types Order and Delivery in turn.");
    private readonly Option<int> _deleted = SettingFactory.Of("--deleted-conversations", _defaults.DeletedConversations, "Conversations in the feed of deletes from the start.");
    private readonly Option<int> _seed = SettingFactory.Of("--seed", _defaults.Seed, "Seed of the generator.");
    private readonly Option<int> _spanDays = SettingFactory.Of("--span-days", (int)_defaults.Span.TotalDays, "How many days back updated_at reaches.");
    private readonly Option<double> _skew = SettingFactory.Of("--skew", _defaults.Skew, "How unevenly updated_at lies: 1 evenly, more crowds it towards now.");
    private readonly Option<double> _clustered = SettingFactory.Of("--clustered", _defaults.ClusteredTimes, "Share of rows updated in one single second.");

    private readonly Option<FileInfo?> _records = new("--records")
    {
        Description = "Serve exactly the records of this file, lines of {\"stream\",\"data\"}, instead of generated ones. Parts find their conversation "
            + "by data.conversation_id; company_segments name no company and are dealt to the file's companies in turn.",
    };

    public IEnumerable<Option> Options =>
    [
        _contacts, _contactsOnTheFly, _companies, _companiesWithoutUsers, _conversations, _parts, _longConversations, _tickets, _activityLogs,
        _admins, _teams, _tags, _segments, _attributes, _longContactLists, _longTickets, _articles, _calls, _macros, _customObjects, _deleted,
        _seed, _spanDays, _skew, _clustered, _records,
    ];

    public WorkspaceOptions Read(ParseResult parsed) => new()
    {
        Contacts = parsed.GetValue(_contacts),
        ContactsOnTheFly = parsed.GetValue(_contactsOnTheFly),
        Companies = parsed.GetValue(_companies),
        CompaniesWithoutUsers = parsed.GetValue(_companiesWithoutUsers),
        Conversations = parsed.GetValue(_conversations),
        Parts = parsed.GetValue(_parts),
        LongConversations = parsed.GetValue(_longConversations),
        Tickets = parsed.GetValue(_tickets),
        ActivityLogs = parsed.GetValue(_activityLogs),
        Admins = parsed.GetValue(_admins),
        Teams = parsed.GetValue(_teams),
        Tags = parsed.GetValue(_tags),
        Segments = parsed.GetValue(_segments),
        CustomAttributes = parsed.GetValue(_attributes),
        LongContactLists = parsed.GetValue(_longContactLists),
        LongTickets = parsed.GetValue(_longTickets),
        Articles = parsed.GetValue(_articles),
        Calls = parsed.GetValue(_calls),
        Macros = parsed.GetValue(_macros),
        CustomObjects = parsed.GetValue(_customObjects),
        DeletedConversations = parsed.GetValue(_deleted),
        Seed = parsed.GetValue(_seed),
        Span = TimeSpan.FromDays(parsed.GetValue(_spanDays)),
        Skew = parsed.GetValue(_skew),
        ClusteredTimes = parsed.GetValue(_clustered),
        RecordsFile = parsed.GetValue(_records)?.FullName,
    };
}
