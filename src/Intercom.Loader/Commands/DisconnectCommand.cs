using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary><c>disconnect</c>: forgets the token that <c>connect</c> has stored.</summary>
/// <param name="isRevoked">The app is uninstalled from the workspace too, and its token is dead everywhere.</param>
internal sealed class DisconnectCommand(LoaderEnvironment environment, Screen screen, string config, bool isRevoked)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var store = ConnectionStore.Of(config, environment.Variable);
        if (store.Read() is not { } stored)
        {
            Show(store, false, "No token is stored for these settings; there is nothing to forget.");
            return LoaderExit.Done;
        }

        screen.Hide([stored.Token]);
        if (isRevoked) await new IntercomAuthorization(environment.Intercom).UninstallAsync(stored.Token, stop);
        store.Forget();
        Show(store, true, isRevoked
            ? "The app is uninstalled from the workspace, its token is good no more, and it is forgotten."
            : $"The token is forgotten. It is still good: `disconnect --revoke` before, or Intercom's settings, uninstall the app. What was loaded stays.");
        return LoaderExit.Done;
    }

    private void Show(ConnectionStore store, bool isForgotten, string text)
    {
        if (screen.IsJson) screen.Answer(new JObject { ["stored"] = store.Path, ["forgotten"] = isForgotten, ["revoked"] = isForgotten && isRevoked });
        else screen.Line(text);
    }
}
