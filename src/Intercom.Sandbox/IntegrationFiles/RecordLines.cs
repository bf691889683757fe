using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>A workspace as files of one record a line, in the order of <see cref="StreamName.Classic"/>.</summary>
internal static class RecordLines
{
    /// <summary>Any fixed moment (ms of the unix epoch): the acceptance suite wants the member and does not compare it.</summary>
    private const long EmittedAt = 1_780_272_000_000;

    private static readonly (string Stream, string List)[] _lists =
    [
        (StreamName.ContactCompanies, ContactLists.Companies), (StreamName.ContactNotes, ContactLists.Notes), (StreamName.ContactTags, ContactLists.Tags),
    ];

    /// <summary>
    /// <c>{"stream","data"}</c>: what <c>serve --records</c> takes. A child names its parent; what a contact has more of than it shows
    /// comes as ids.
    /// </summary>
    public static IEnumerable<JsonObject> Served(Workspace workspace) =>
    [
        .. from stream in StreamName.Classic
           from record in workspace.Truth(stream, ApiVersion.V2_11, includeArchived: true)
           select Line(stream, WithParent(record)),
        .. from stream in StreamName.Further.Intersect(StreamName.TopLevel)
           from row in workspace.Rows(stream)
           select Line(stream, row.Current.ToJsonObject()),
        .. from contact in workspace.Rows(StreamName.Contacts)
           from list in _lists
           where workspace.ContactLists.IsCut(contact, list.List)
           from id in workspace.ContactLists.Of(contact, list.List)
           select Line(list.Stream, new JsonObject { ["contact_id"] = contact.Id, ["id"] = id }),
    ];

    /// <summary>
    /// <c>{"stream","data","emitted_at"}</c>: what a complete reader emits. Derived from the rows themselves, not from a run of the
    /// connector, so that the two can disagree.
    /// </summary>
    public static IEnumerable<JsonObject> Expected(Workspace workspace)
    {
        foreach (var record in StreamName.All.SelectMany(workspace.Truth))
        {
            var line = Line(record.Stream, record.ToEmitted());
            line["emitted_at"] = EmittedAt;
            yield return line;
        }
    }

    private static JsonObject Line(string stream, JsonObject data) => new() { ["stream"] = stream, ["data"] = data };

    private static JsonObject WithParent(TruthRecord record)
    {
        var data = JsonNode.Parse(record.Json.Span)!.AsObject();
        if (record.ParentId is { } parent) data[StreamName.ParentMember(record.Stream)!] = parent;
        return data;
    }
}
