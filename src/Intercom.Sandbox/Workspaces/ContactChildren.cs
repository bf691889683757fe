using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Workspaces;

/// <summary>What the lists of a contact, and the notes of a company, hold in full. Called under the workspace's gate.</summary>
internal static class ContactChildren
{
    /// <summary>A tag as <c>/contacts/{id}/tags</c> serves it: with when and by whom it was applied.</summary>
    public static IEnumerable<JsonObject> Tags(Workspace workspace, Row contact, ApiVersion version)
    {
        foreach (var id in workspace.ContactLists.Of(contact, ContactLists.Tags))
        {
            if (workspace.Table(StreamName.Tags).Find(id) is not { } row) continue;
            var tag = row.Current.ObjectIn(version);
            tag["applied_at"] = contact.Current.CreatedAt;
            tag["applied_by"] = new JsonObject { ["type"] = "admin", ["id"] = "4423433" };
            yield return tag;
        }
    }

    public static IEnumerable<JsonObject> Companies(Workspace workspace, Row contact, ApiVersion version) =>
        from id in workspace.ContactLists.Of(contact, ContactLists.Companies)
        let company = workspace.Table(StreamName.Companies).Find(id)
        where company is not null
        select company.Current.ObjectIn(version);

    public static IEnumerable<JsonObject> Notes(Workspace workspace, Row contact) =>
        workspace.ContactLists.Of(contact, ContactLists.Notes).Select(id => NoteRows.Note(contact, id));

    public static IEnumerable<JsonObject> NotesOfCompany(Row company) => NoteRows.IdsOf(company).Select(id => NoteRows.Note(company, id));
}
