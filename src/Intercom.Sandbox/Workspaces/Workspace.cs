using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Search;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// The rows behind the API: what a reader must have seen, and the means to change them while it reads. Safe for use from any thread;
/// every call sees and leaves a consistent whole.
/// </summary>
public sealed partial class Workspace
{
    private readonly TimeProvider _clock;
    private readonly RowFactory _factory;
    private readonly Dictionary<string, RowTable> _tables = StreamName.TopLevel.ToDictionary(name => name, _ => new RowTable());
    private readonly SearchIndexes _indexes;

    internal Workspace(RowFactory factory, TimeSpan indexLag, int partCap, TimeProvider clock)
    {
        _factory = factory;
        _clock = clock;
        PartCap = partCap;
        _indexes = new SearchIndexes(indexLag);
        Attributes = new WorkspaceAttributes(this);
    }

    /// <summary>At most this many parts of a conversation, the most recent ones, are ever served.</summary>
    public int PartCap { get; }

    /// <summary>The workspace's own attributes, and the means to change them.</summary>
    public WorkspaceAttributes Attributes { get; }

    internal DateTimeOffset Now => _clock.GetUtcNow();

    internal Lock Gate { get; } = new();

    internal ChildRows Parts { get; } = new();

    internal ChildRows CompanySegments { get; } = new();

    internal ContactLists ContactLists { get; } = new();

    /// <summary>The living rows of a top-level stream, in the order they were added.</summary>
    public IReadOnlyList<Row> Rows(string stream)
    {
        lock (Gate) return [.. Table(stream).Living];
    }

    /// <summary>Every row a top-level stream ever had, deleted ones included: for checking versions that came and went.</summary>
    public IReadOnlyList<Row> History(string stream)
    {
        lock (Gate) return [.. Table(stream).All];
    }

    public Row? Find(string stream, string id)
    {
        lock (Gate) return Table(stream).Find(id);
    }

    /// <summary>The parts of a conversation, oldest first, those beyond <see cref="PartCap"/> included.</summary>
    public IReadOnlyList<Row> PartsOf(string conversationId)
    {
        lock (Gate) return [.. Parts.Of(conversationId)];
    }

    /// <summary>The earliest time in any top-level row, deleted ones included, unix seconds; null when there is none.</summary>
    public long? Oldest()
    {
        lock (Gate)
        {
            return _tables.Values.SelectMany(table => table.All).SelectMany(row => row.Versions)
                .SelectMany(version => new[] { version.CreatedAt, version.UpdatedAt })
                .Where(time => time > 0)
                .Min(time => (long?)time);
        }
    }

    /// <summary>What a reader that starts now, and loses nothing, ends up with for one stream: in version 2.11, or the stream's first where that is later.</summary>
    public IReadOnlyList<TruthRecord> Truth(string stream) => Truth(stream, ApiVersion.V2_11);

    /// <summary>The same in another version, or in the stream's first where that is later.</summary>
    /// <param name="includeArchived">Whether the reader asks for archived attributes.</param>
    public IReadOnlyList<TruthRecord> Truth(string stream, ApiVersion version, bool includeArchived = false)
    {
        lock (Gate) return GroundTruth.Of(this, stream, version, includeArchived);
    }

    internal RowTable Table(string stream) =>
        _tables.TryGetValue(stream, out var table) ? table : throw new ArgumentException($"{stream} is not a top-level stream", nameof(stream));

    internal void Insert(Row row) => Table(row.Stream).Add(row);

    /// <summary>What search sees now. Only under <see cref="Gate"/>.</summary>
    internal IReadOnlyList<RowVersion> Searchable(string stream) => _indexes.At(stream, _clock.GetUtcNow());

    /// <summary>Puts the rows loaded so far into the search indexes, visible at once.</summary>
    internal void BuildIndexes() => _indexes.Load(stream => Table(stream).All);
}
