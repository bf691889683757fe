namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// One object of the workspace with every version it has had, so that a test can ask what a reader could have seen, and when.
/// May be read while it changes: the versions are replaced as a whole.
/// </summary>
public sealed class Row
{
    private RowVersion[] _versions;

    internal Row(string stream, string id, string? parentId, byte[] json, long createdAt, long updatedAt, DateTimeOffset changedAt)
        : this(stream, id, parentId, new Lazy<byte[]>(json), createdAt, updatedAt, changedAt)
    {
    }

    /// <param name="json">Makes the object when it is first served.</param>
    internal Row(string stream, string id, string? parentId, Lazy<byte[]> json, long createdAt, long updatedAt, DateTimeOffset changedAt)
    {
        Stream = stream;
        Id = id;
        ParentId = parentId;
        _versions = [new RowVersion(this, json, createdAt, updatedAt, changedAt)];
    }

    public string Stream { get; }

    public string Id { get; }

    /// <summary>The conversation of a part, the company of a company segment, the type of a custom object; null for all others.</summary>
    public string? ParentId { get; }

    /// <summary>Every version, oldest first; the last one is <see cref="Current"/> even after a deletion.</summary>
    public IReadOnlyList<RowVersion> Versions => _versions;

    public RowVersion Current => _versions[^1];

    public bool Deleted { get; private set; }

    /// <summary>The contact that this one was merged into; null while it was not.</summary>
    public Row? MergedInto { get; internal set; }

    internal List<ContactMerge> Merges { get; } = [];

    internal void Replace(byte[] json, long updatedAt, DateTimeOffset changedAt)
    {
        Current.ReplacedAt = changedAt;
        _versions = [.. _versions, new RowVersion(this, new Lazy<byte[]>(json), Current.CreatedAt, updatedAt, changedAt)];
    }

    internal void Delete(DateTimeOffset at)
    {
        Current.ReplacedAt = at;
        Deleted = true;
    }
}
