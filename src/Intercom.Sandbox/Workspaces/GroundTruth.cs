using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// Derives from the rows what the API would let a complete reader see in a version (a stream's own, where that is later). Called under
/// the workspace's gate.
/// </summary>
internal static class GroundTruth
{
    public static IReadOnlyList<TruthRecord> Of(Workspace workspace, string stream, ApiVersion asked, bool includeArchived)
    {
        var version = ApiVersion.Later(asked, StreamName.Since(stream));
        return [.. stream switch
        {
            StreamName.Companies => VisibleCompanies(workspace).Select(row => Record(row, version)),
            StreamName.CompanySegments => CompanySegments(workspace, version),
            StreamName.ConversationParts => ConversationParts(workspace, version),
            StreamName.CompanyAttributes or StreamName.ContactAttributes or StreamName.ConversationAttributes =>
                workspace.Table(stream).Living.Where(row => includeArchived || !IsArchived(row)).Select(row => Record(row, version)),
            StreamName.Articles => workspace.Table(stream).Living.Select(row => Record(row, version, ArticleParts.Listed(row, version))),
            StreamName.Contacts or StreamName.Conversations =>
                workspace.Table(stream).Living.Select(row => Record(row, version, OnDemand.Serve(row.Current, version, static _ => true))),
            StreamName.Calls => workspace.Table(stream).Living.Select(row => Record(row, version, CallParts.Listed(row))),
            StreamName.CustomObjects => workspace.Table(stream).Living.Select(row => Record(row, version) with
            {
                ParentId = row.ParentId, Injected = new JsonObject { ["object_type"] = row.ParentId },
            }),
            _ when StreamName.Derived.Contains(stream) => DerivedTruth.Of(workspace, stream, version),
            _ => workspace.Table(stream).Living.Select(row => Record(row, version)),
        }];
    }

    /// <summary>List and scroll omit companies without users (INTERCOM.md, "Companies").</summary>
    public static IEnumerable<Row> VisibleCompanies(Workspace workspace) => workspace.Table(StreamName.Companies).Living.Where(HasUsers);

    /// <summary>Archived attributes are listed only for who asks for them.</summary>
    public static bool IsArchived(Row attribute) => attribute.Current.ToJsonObject()["archived"] is JsonValue archived && archived.GetValueKind() == JsonValueKind.True;

    private static IEnumerable<TruthRecord> CompanySegments(Workspace workspace, ApiVersion version) =>
        from company in VisibleCompanies(workspace)
        from segment in workspace.CompanySegments.Of(company.Id)
        select Record(segment, version) with
        {
            Stream = StreamName.CompanySegments,
            ParentId = company.Id,
            Injected = new JsonObject { ["company_id"] = company.Id },
        };

    private static IEnumerable<TruthRecord> ConversationParts(Workspace workspace, ApiVersion version) =>
        from conversation in workspace.Table(StreamName.Conversations).Living
        let parts = workspace.Parts.Of(conversation.Id)
        from part in parts.TakeLast(workspace.PartCap)
        select Record(part, version) with
        {
            ParentId = conversation.Id,
            Injected = new JsonObject
            {
                ["conversation_id"] = conversation.Id,
                ["conversation_created_at"] = conversation.Current.CreatedAt,
                ["conversation_updated_at"] = conversation.Current.UpdatedAt,
                ["conversation_total_parts"] = parts.Count,
            },
        };

    private static TruthRecord Record(Row row, ApiVersion version, ReadOnlyMemory<byte>? served = null)
    {
        var cursor = row.Stream == StreamName.ActivityLogs ? row.Current.CreatedAt : row.Current.UpdatedAt;
        return new TruthRecord(row.Stream, row.Id, null, cursor, served ?? row.Current.In(version));
    }

    private static bool HasUsers(Row company)
    {
        var reader = new Utf8JsonReader(company.Current.Json.Span);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("user_count"u8)) continue;
            reader.Read();
            return reader.TokenType != JsonTokenType.Number || reader.GetDouble() != 0;
        }
        return true;
    }
}
