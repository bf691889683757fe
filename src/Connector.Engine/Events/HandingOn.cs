using System.Threading.Channels;

namespace Connector.Engine;

/// <summary>Pages on their way to the writer.</summary>
internal static class HandingOn
{
    /// <summary>Hands an event on and with it the page it holds, which stays nobody's if the read is ending: then its memory is given back here.</summary>
    public static async ValueTask HandOnAsync(this ChannelWriter<SyncEvent> events, SyncEvent read, Page? page, CancellationToken cancellationToken)
    {
        try
        {
            await events.WriteAsync(read, cancellationToken);
        }
        catch
        {
            page?.Dispose();
            throw;
        }
    }
}
