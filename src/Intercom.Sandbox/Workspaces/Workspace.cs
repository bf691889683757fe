using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Search;
using Intercom.Sandbox.Versions;

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
    private long _lastTicketPart = 7_000_000_000;

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

    /// <summary>
    /// Removes a row: gone at once for a GET by id, and from search after the index lag. A conversation shows up in the feed of deletes.
    /// </summary>
    public void Delete(Row row)
    {
        lock (Gate)
        {
            if (row.Deleted) return;
            var now = _clock.GetUtcNow();
            row.Delete(now);
            _indexes.Schedule(row, now);
            if (row.Stream == StreamName.Conversations) ConversationDeletes.Note(this, row);
        }
    }

    /// <summary>Merges one contact into another: the first is gone, the second is changed and, asked for it, tells of the merge.</summary>
    /// <exception cref="ArgumentException">The two are the same, or one is no living contact.</exception>
    public RowVersion Merge(Row contact, Row into)
    {
        if (contact == into || contact.Stream != StreamName.Contacts || into.Stream != StreamName.Contacts || contact.Deleted)
            throw new ArgumentException("needs two living contacts", nameof(contact));
        lock (Gate)
        {
            var touched = Touch(into);
            ContactMerges.Note(contact, into, Now);
            Delete(contact);
            return touched;
        }
    }

    /// <summary>Sets one of the lists of a contact (<c>tags</c>, <c>companies</c>, <c>notes</c>), of which it shows the first ten, and changes it.</summary>
    public RowVersion SetContactList(Row contact, string list, IReadOnlyList<string> ids)
    {
        lock (Gate)
        {
            ContactLists.Set(contact, list, ids);
            return Change(contact, json => ContactLists.Write(json, contact.Id, list, ids));
        }
    }

    /// <summary>Adds a part created now to a ticket and touches the ticket; it shows the most recent 500.</summary>
    public RowVersion AddTicketPart(Row ticket)
    {
        lock (Gate) return Change(ticket, json => TicketParts.Append(json, $"{++_lastTicketPart}", Now.ToUnixTimeSeconds()));
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

    /// <summary>Edits a row now. Only under <see cref="Gate"/>.</summary>
    internal RowVersion Change(Row row, Action<JsonObject> edit)
    {
        if (row.Deleted) throw new ArgumentException($"{row.Stream} {row.Id} is deleted", nameof(row));
        var now = _clock.GetUtcNow();
        var json = row.Current.ToJsonObject();
        edit(json);
        var updatedAt = Math.Max(now.ToUnixTimeSeconds(), row.Current.UpdatedAt);
        RowEdit.SetTime(json, row.Stream, updatedAt);
        row.Replace(RowJson.Write(json), updatedAt, now);
        _indexes.Schedule(row, now);
        return row.Current;
    }
}
