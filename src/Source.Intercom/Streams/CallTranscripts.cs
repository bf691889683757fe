using Connector.Engine;

namespace Source.Intercom;

/// <summary>Every call that changed with what was said in it: a request for twenty.</summary>
internal sealed class CallTranscripts : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "call_transcripts",
        Endpoint = "POST /calls/search",
        Version = "2.14",
        Records = "data",
        PrimaryKey = ["call_id"],
        Cursor = "call_updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("calls", "updated_at") { AskedBy = "conversation_id" },
        ParentsAtOnce = 20,
        Injected = [("call_id", null), ("call_updated_at", IntercomStream.ParentCursor)],
        Pager = new BatchPager { Ids = "conversation_ids" },
        Permission = Permission.Conversations,
        Optional = true,
        MayBeAbsent = true,
    };
}
