namespace Intercom.Sandbox.Workspaces;

/// <summary>A call is kept as the calls search serves it; the list leaves its transcript out.</summary>
internal static class CallParts
{
    public static ReadOnlyMemory<byte> Listed(Row call)
    {
        var json = call.Current.ToJsonObject();
        json.Remove("transcript");
        json.Remove("transcript_status");
        return RowJson.Write(json);
    }
}
