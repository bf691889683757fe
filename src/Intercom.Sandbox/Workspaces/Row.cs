namespace Intercom.Sandbox.Workspaces;

/// <summary>One object of the workspace with every version it has had, so that a test can ask what a reader could have seen, and when.</summary>
public sealed class Row
{
    private List<RowVersion>? _earlier;

    internal Row(string stream, string id, string? parentId, byte[] json, long createdAt, long updatedAt, DateTimeOffset changedAt)
    {
        Stream = stream;
        Id = id;
        ParentId = parentId;
        Current = new RowVersion(this, json, createdAt, updatedAt, changedAt);
    }

    public string Stream { get; }

    public string Id { get; }

    /// <summary>The conversation of a part, the company of a company segment; null for all others.</summary>
    public string? ParentId { get; }

    public RowVersion Current { get; private set; }

    public bool Deleted { get; private set; }

    /// <summary>Every version, oldest first; the last one is <see cref="Current"/> even after a deletion.</summary>
    public IReadOnlyList<RowVersion> Versions => _earlier is null ? [Current] : [.. _earlier, Current];

    internal int VersionCount => (_earlier?.Count ?? 0) + 1;

    internal void Replace(byte[] json, long updatedAt, DateTimeOffset changedAt)
    {
        Current.ReplacedAt = changedAt;
        (_earlier ??= []).Add(Current);
        Current = new RowVersion(this, json, Current.CreatedAt, updatedAt, changedAt);
    }

    internal void Delete(DateTimeOffset at)
    {
        Current.ReplacedAt = at;
        Deleted = true;
    }
}
