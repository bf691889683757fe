using System.Text.Json;

namespace Intercom.Sandbox.Workspaces;

/// <summary>Derives from the rows what the API would let a complete reader see. Called under the workspace's gate.</summary>
internal static class GroundTruth
{
    public static IReadOnlyList<TruthRecord> Of(Workspace workspace, string stream) => stream switch
    {
        StreamName.Companies => [.. VisibleCompanies(workspace).Select(row => Record(stream, row, null))],
        StreamName.CompanySegments =>
            [.. from company in VisibleCompanies(workspace)
                from segment in workspace.CompanySegments.Of(company.Id)
                select Record(stream, segment, company.Id)],
        StreamName.ConversationParts =>
            [.. from conversation in workspace.Table(StreamName.Conversations).Living
                from part in workspace.Parts.Of(conversation.Id).TakeLast(workspace.PartCap)
                select Record(stream, part, conversation.Id)],
        _ => [.. workspace.Table(stream).Living.Select(row => Record(stream, row, null))],
    };

    /// <summary>List and scroll omit companies without users (INTERCOM.md, "Companies").</summary>
    public static IEnumerable<Row> VisibleCompanies(Workspace workspace) => workspace.Table(StreamName.Companies).Living.Where(HasUsers);

    private static TruthRecord Record(string stream, Row row, string? parentId)
    {
        var cursor = stream == StreamName.ActivityLogs ? row.Current.CreatedAt : row.Current.UpdatedAt;
        return new TruthRecord(stream, row.Id, parentId, cursor, row.Current.Json);
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
