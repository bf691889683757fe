using Airbyte.Protocol;
using Connector.Engine;
using Source.Intercom;

namespace Intercom.Loader;

/// <summary>A token becomes a connection: its workspace is found, and both are kept. <c>connect</c> does it, and the page.</summary>
internal sealed class NewConnection(IntercomEnvironment intercom, ConnectionStore store, ISyncLog log)
{
    /// <param name="isAnother">It may be of another workspace than the one that is kept.</param>
    /// <exception cref="ConnectorException">No region knows the token, one cannot be asked, or it is of another workspace; nothing was stored.</exception>
    /// <exception cref="UsageException">It cannot be stored.</exception>
    public async Task<FoundWorkspace> MakeAsync(string token, bool isAnother, CancellationToken cancellationToken)
    {
        var found = await new WorkspaceSearch(intercom, log).FindAsync(token, cancellationToken);
        if (!isAnother && store.Read()?.Workspace is { } known && known != found.Name)
            throw ConnectorException.Config($"This token is of workspace {found.Name}, and what is loaded is of {known}. Nothing was stored. To load another workspace, run `intercom-loader connect`, and give it a schema of its own.");
        store.Write(new StoredConnection(token, found.Region, found.Name));
        return found;
    }
}
