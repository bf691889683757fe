using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>The ids that objects of one stream hold of another, so that a generated workspace hangs together.</summary>
internal sealed class References
{
    private static readonly string[] _kept =
        [
            StreamName.Admins, StreamName.Teams, StreamName.Tags, StreamName.Segments, StreamName.Contacts, StreamName.Companies,
            StreamName.Conversations, StreamName.HelpCenters, StreamName.Collections, StreamName.Newsfeeds, StreamName.Brands,
        ];

    private readonly Dictionary<string, List<string>> _ids = _kept.ToDictionary(stream => stream, _ => new List<string>());

    public IReadOnlyList<string> Admins => _ids[StreamName.Admins];

    public IReadOnlyList<string> Teams => _ids[StreamName.Teams];

    public IReadOnlyList<string> Tags => _ids[StreamName.Tags];

    public IReadOnlyList<string> Segments => _ids[StreamName.Segments];

    public IReadOnlyList<string> Contacts => _ids[StreamName.Contacts];

    public IReadOnlyList<string> Companies => _ids[StreamName.Companies];

    public IReadOnlyList<string> Conversations => _ids[StreamName.Conversations];

    public IReadOnlyList<string> HelpCenters => _ids[StreamName.HelpCenters];

    public IReadOnlyList<string> Collections => _ids[StreamName.Collections];

    public IReadOnlyList<string> Newsfeeds => _ids[StreamName.Newsfeeds];

    public IReadOnlyList<string> Brands => _ids[StreamName.Brands];

    public void Add(string stream, string id)
    {
        if (_ids.TryGetValue(stream, out var ids)) ids.Add(id);
    }

    /// <summary>One of <paramref name="ids"/>, or an id that belongs to nothing when there are none.</summary>
    public static string PickOr(Random random, IReadOnlyList<string> ids, string otherwise) => ids.Count == 0 ? otherwise : random.Pick(ids);
}
