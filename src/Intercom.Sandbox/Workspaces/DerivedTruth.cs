using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// The truth of the streams that are cut out of other streams' rows. Each record carries its parent's id and <c>updated_at</c>, which is
/// its cursor.
/// </summary>
internal static class DerivedTruth
{
    public static IEnumerable<TruthRecord> Of(Workspace workspace, string stream, ApiVersion version) => stream switch
    {
        StreamName.ArticleStatistics => Living(workspace, StreamName.Articles)
            .Select(article => (Row: article, Json: ArticleParts.Statistics(article, version)))
            .Where(article => article.Json is not null)
            .Select(article => OfRow(stream, article.Row, "article", article.Json!)),
        StreamName.CallTranscripts => Living(workspace, StreamName.Calls).Select(call => OfRow(stream, call, "call", call.Current.ObjectIn(version))),
        StreamName.CompanyNotes =>
            GroundTruth.VisibleCompanies(workspace).SelectMany(company => Children(stream, company, "company", ContactChildren.NotesOfCompany(company))),
        StreamName.ContactNotes => OfContacts(workspace, stream, contact => ContactChildren.Notes(workspace, contact)),
        StreamName.ContactTags => OfContacts(
            workspace, stream, contact => Entries(workspace, contact, ContactLists.Tags, ContactChildren.Tags(workspace, contact, version))),
        StreamName.ContactCompanies => OfContacts(
            workspace, stream, contact => Entries(workspace, contact, ContactLists.Companies, ContactChildren.Companies(workspace, contact, version))),
        StreamName.TicketParts => Living(workspace, StreamName.Tickets)
            .SelectMany(ticket => Children(stream, ticket, "ticket", TicketParts.Of(ticket.Current.ObjectIn(version)).OfType<JsonObject>())),
        _ => throw new ArgumentException($"{stream} is not derived from another", nameof(stream)),
    };

    /// <summary>What a contact shows, or the whole list of its own endpoint where it does not show all.</summary>
    private static IEnumerable<JsonObject> Entries(Workspace workspace, Row contact, string list, IEnumerable<JsonObject> whole) =>
        workspace.ContactLists.IsCut(contact, list) ? whole : ContactLists.Inline(contact.Current.ToJsonObject(), list);

    private static IEnumerable<Row> Living(Workspace workspace, string stream) => workspace.Table(stream).Living;

    private static IEnumerable<TruthRecord> OfContacts(Workspace workspace, string stream, Func<Row, IEnumerable<JsonObject>> children) =>
        Living(workspace, StreamName.Contacts).SelectMany(contact => Children(stream, contact, "contact", children(contact)));

    private static IEnumerable<TruthRecord> Children(string stream, Row parent, string kind, IEnumerable<JsonObject> children) =>
        children.Select(child => new TruthRecord(stream, child["id"]!.ToString(), parent.Id, parent.Current.UpdatedAt, RowJson.Write(child))
        {
            Injected = Injected(kind, parent),
        });

    private static TruthRecord OfRow(string stream, Row parent, string kind, JsonObject json) =>
        new(stream, parent.Id, null, parent.Current.UpdatedAt, RowJson.Write(json)) { Injected = Injected(kind, parent) };

    private static JsonObject Injected(string kind, Row parent) =>
        new() { [$"{kind}_id"] = parent.Id, [$"{kind}_updated_at"] = parent.Current.UpdatedAt };
}
