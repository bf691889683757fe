using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Search;

namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// The rows behind the API: what a reader must have seen, and the means to change them while it reads. Safe for use from any thread;
/// every call sees and leaves a consistent whole.
/// </summary>
public sealed class Workspace
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
    }

    /// <summary>At most this many parts of a conversation, the most recent ones, are ever served.</summary>
    public int PartCap { get; }

    internal Lock Gate { get; } = new();

    internal ChildRows Parts { get; } = new();

    internal ChildRows CompanySegments { get; } = new();

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

    /// <summary>What a reader that starts now, and loses nothing, ends up with for one of the thirteen streams.</summary>
    public IReadOnlyList<TruthRecord> Truth(string stream)
    {
        lock (Gate) return GroundTruth.Of(this, stream);
    }

    /// <summary>Changes a row visibly; its <c>updated_at</c> becomes the current second (it never goes back).</summary>
    /// <exception cref="ArgumentException">The row's stream has no <c>updated_at</c>, or the row is deleted.</exception>
    public RowVersion Touch(Row row)
    {
        if (!StreamName.Changeable.Contains(row.Stream)) throw new ArgumentException($"rows of {row.Stream} do not change", nameof(row));
        lock (Gate) return Change(row, json => RowEdit.Touch(json, row.Stream, row.Versions.Count + 1));
    }

    /// <summary>Adds a generated row, created and updated in the current second. A conversation comes with its first parts.</summary>
    public Row Add(string stream)
    {
        lock (Gate)
        {
            var now = _clock.GetUtcNow();
            var times = new RowTimes(now.ToUnixTimeSeconds(), now.ToUnixTimeSeconds());
            var row = this.Load(stream, _factory.Create(stream, times), _factory, now);
            _indexes.Schedule(row, now);
            return row;
        }
    }

    /// <summary>Adds a row whose bytes are served as they are, whatever they hold: for bodies a well-behaved API would never send.</summary>
    public Row AddRaw(string stream, string id, long createdAt, long updatedAt, byte[] json)
    {
        lock (Gate)
        {
            var now = _clock.GetUtcNow();
            var row = new Row(stream, id, null, json, createdAt, updatedAt, now);
            Insert(row);
            _indexes.Schedule(row, now);
            return row;
        }
    }

    /// <summary>Removes a row: gone at once for a GET by id, and from search after the index lag.</summary>
    public void Delete(Row row)
    {
        lock (Gate)
        {
            if (row.Deleted) return;
            var now = _clock.GetUtcNow();
            row.Delete(now);
            _indexes.Schedule(row, now);
        }
    }

    /// <summary>Adds a part created now and touches its conversation.</summary>
    /// <exception cref="ArgumentException">No such conversation.</exception>
    public Row AddPart(string conversationId)
    {
        lock (Gate)
        {
            var conversation = Table(StreamName.Conversations).Find(conversationId)
                ?? throw new ArgumentException($"no conversation {conversationId}", nameof(conversationId));
            var now = _clock.GetUtcNow();
            var part = _factory.CreatePart(now.ToUnixTimeSeconds()).ToRow(StreamName.ConversationParts, conversationId, now);
            Parts.Add(conversationId, part);
            Change(conversation, json => RowEdit.CountParts(json, Parts.Of(conversationId).Count));
            return part;
        }
    }

    /// <summary>Replaces a part's body, as a redaction does, and touches its conversation; the part's own id and creation time stay.</summary>
    public RowVersion EditPart(Row part)
    {
        lock (Gate)
        {
            var conversation = Table(StreamName.Conversations).Find(part.ParentId ?? "")
                ?? throw new ArgumentException("the row is not a part of a living conversation", nameof(part));
            Change(conversation, json => RowEdit.Touch(json, conversation.Stream, conversation.Versions.Count + 1));
            return Change(part, json => json["body"] = $"<p>edit {part.Versions.Count}</p>");
        }
    }

    internal RowTable Table(string stream) =>
        _tables.TryGetValue(stream, out var table) ? table : throw new ArgumentException($"{stream} is not a top-level stream", nameof(stream));

    internal void Insert(Row row) => Table(row.Stream).Add(row);

    /// <summary>What search sees now. Only under <see cref="Gate"/>.</summary>
    internal IReadOnlyList<RowVersion> Searchable(string stream) => _indexes.At(stream, _clock.GetUtcNow());

    /// <summary>Puts the rows loaded so far into the search indexes, visible at once.</summary>
    internal void BuildIndexes() => _indexes.Load(stream => Table(stream).All);

    private RowVersion Change(Row row, Action<JsonObject> edit)
    {
        if (row.Deleted) throw new ArgumentException($"{row.Stream} {row.Id} is deleted", nameof(row));
        var now = _clock.GetUtcNow();
        var json = row.Current.ToJsonObject();
        edit(json);
        var updatedAt = Math.Max(now.ToUnixTimeSeconds(), row.Current.UpdatedAt);
        json["updated_at"] = updatedAt;
        row.Replace(RowJson.Write(json), updatedAt, now);
        _indexes.Schedule(row, now);
        return row.Current;
    }
}
