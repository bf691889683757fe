using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Workspaces;

/// <summary>The means to change a workspace.</summary>
public sealed partial class Workspace
{
    private long _lastTicketPart = 7_000_000_000;

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
