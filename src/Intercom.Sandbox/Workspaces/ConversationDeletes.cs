using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Workspaces;

/// <summary>The feed of deleted conversations.</summary>
internal static class ConversationDeletes
{
    /// <summary>Only under the workspace's gate.</summary>
    public static void Note(Workspace workspace, Row conversation)
    {
        var now = workspace.Now.ToUnixTimeSeconds();
        var json = RowJson.Write(InboxRows.DeletedConversation(conversation.Id, now));
        workspace.Insert(new GeneratedRow(conversation.Id, new RowTimes(now, now), json).ToRow(StreamName.DeletedConversations, null, workspace.Now));
    }
}
