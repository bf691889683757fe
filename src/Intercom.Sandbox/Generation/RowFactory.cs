using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>The generators of all streams, sharing one seeded source of chance and one set of references.</summary>
internal sealed class RowFactory
{
    private readonly Dictionary<string, IRowGenerator> _generators;
    private readonly CompanyGenerator _companies;
    private readonly PartGenerator _parts;
    private int _longConversationsLeft;

    public RowFactory(WorkspaceOptions options, Random random)
    {
        Random = random;
        _longConversationsLeft = options.LongConversations;
        _parts = new PartGenerator(random, References);
        _companies = new CompanyGenerator(random, References, WorkspaceId);
        _generators = new()
        {
            [StreamName.ActivityLogs] = new ActivityLogGenerator(random, References),
            [StreamName.Admins] = new AdminGenerator(random),
            [StreamName.Companies] = _companies,
            [StreamName.CompanyAttributes] = new DataAttributeGenerator(random, "company"),
            [StreamName.ContactAttributes] = new DataAttributeGenerator(random, "contact"),
            [StreamName.Contacts] = new ContactGenerator(random, References, WorkspaceId),
            [StreamName.Conversations] = new ConversationGenerator(random, References, _parts, () => NextPartCount(options)),
            [StreamName.Segments] = new SegmentGenerator(random),
            [StreamName.Tags] = new TagGenerator(random),
            [StreamName.Teams] = new TeamGenerator(random, References),
            [StreamName.Tickets] = new TicketGenerator(random, References, WorkspaceId),
        };
        foreach (var (stream, generator) in new FurtherGenerators(options, References).All) _generators.Add(stream, generator);
    }

    /// <summary>The workspace's <c>id_code</c>, which many objects repeat.</summary>
    public static string WorkspaceId => "sb7x2kq9";

    public Random Random { get; }

    public References References { get; } = new();

    public GeneratedRow Create(string stream, RowTimes times) => _generators[stream].Generate(times);

    public GeneratedRow CreateCompanyWithoutUsers(RowTimes times)
    {
        _companies.WithoutUsers = true;
        var company = _companies.Generate(times);
        _companies.WithoutUsers = false;
        return company;
    }

    public GeneratedRow CreatePart(long createdAt) => _parts.Generate(new RowTimes(createdAt, createdAt));

    private int NextPartCount(WorkspaceOptions options)
    {
        if (_longConversationsLeft == 0) return Random.Next(2 * options.Parts + 1);
        _longConversationsLeft--;
        return options.LongConversationParts;
    }
}
