using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Gives a generated row its place in a workspace, with the children that come with it.</summary>
internal static class WorkspaceLoading
{
    public static Row Load(this Workspace workspace, string stream, GeneratedRow generated, RowFactory factory, DateTimeOffset addedAt)
    {
        var row = generated.ToRow(stream, generated.ParentId, addedAt);
        workspace.Insert(row);
        factory.References.Add(stream, row.Id);
        foreach (var segmentId in generated.SegmentIds)
            workspace.CompanySegments.Add(row.Id, workspace.Table(StreamName.Segments).Find(segmentId)!);
        foreach (var (list, ids) in generated.WholeLists) workspace.ContactLists.Set(row, list, ids);
        AddParts(workspace, generated, factory, addedAt);
        return row;
    }

    /// <summary>Parts spread evenly over the conversation's life, oldest first.</summary>
    private static void AddParts(Workspace workspace, GeneratedRow conversation, RowFactory factory, DateTimeOffset addedAt)
    {
        var (from, to) = conversation.Times;
        for (var i = 1; i <= conversation.PartCount; i++)
        {
            var part = factory.CreatePart(from + (to - from) * i / conversation.PartCount);
            workspace.Parts.Add(conversation.Id, part.ToRow(StreamName.ConversationParts, conversation.Id, addedAt));
        }
    }
}
