namespace TestKit;

/// <summary>A TRACE STREAM_STATUS line.</summary>
/// <param name="Line">Its number among all lines, from 0.</param>
/// <param name="Status">As on the wire: STARTED, RUNNING, COMPLETE or INCOMPLETE.</param>
/// <param name="QuotaReset">For a stream that waits for the API's quota: until when, in milliseconds of the unix epoch.</param>
public sealed record StatusOutput(int Line, string Stream, string Status, long? QuotaReset)
{
    public bool IsTerminal => Status is "COMPLETE" or "INCOMPLETE";
}
