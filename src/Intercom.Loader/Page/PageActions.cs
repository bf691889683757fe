using Airbyte.Protocol;
using Warehouse;

namespace Intercom.Loader;

/// <summary>What the buttons do. Each answers with a sentence.</summary>
/// <param name="anew">Reads the settings, and the token with them, as they are now.</param>
/// <param name="isGuarded">Who presses them has shown the page's token.</param>
internal sealed class PageActions(CommandSetting setting, Func<CommandSetting> anew, RunLoop loop, bool isGuarded)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _refreshes = new(StringComparer.Ordinal);
    private volatile ConnectionTrial? _connection;

    public ConnectionTrial? Connection => _connection;

    /// <summary>Those that wait for the end of a run.</summary>
    public IReadOnlyCollection<string> Refreshes
    {
        get
        {
            lock (_lock) return [.. _refreshes];
        }
    }

    public string Run()
    {
        loop.Ask();
        return loop.State.Running is null ? "A run begins." : "A run is under way; the next begins when it has ended.";
    }

    /// <exception cref="UsageException">There is no such object.</exception>
    public async Task<string> RefreshAsync(string name, CancellationToken cancellationToken)
    {
        var names = setting.Selection.Names([name]);
        try
        {
            await setting.View.AskRefreshAsync(names, cancellationToken);
            return $"The next run reads {name} whole. Rows that are there stay until it has.";
        }
        catch (PlaceTakenException)
        {
            lock (_lock) _refreshes.UnionWith(names);
            return $"A run is under way. The one after it reads {name} whole.";
        }
        catch (ConnectorException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>Asks for what waited for the run that has ended.</summary>
    public async Task RefreshWaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = Refreshes;
        if (waiting.Count == 0) return;
        try
        {
            await setting.View.AskRefreshAsync([.. waiting], cancellationToken);
            lock (_lock) _refreshes.ExceptWith(waiting);
        }
        catch (Exception later) when (later is PlaceTakenException or ConnectorException)
        {
            setting.Screen.Say(later.Message);
        }
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await using var now = anew();
        var (status, permissions) = await now.Source.CheckPermissionsAsync(now.Config, new LineLog((level, message) =>
        {
            if (level == LogLevel.Info) lines.Add(message);
        }, debug: false), cancellationToken);
        if (status.Message is { } why) lines.Add(why);
        lines.AddRange(permissions.Select(found => found.Message).OfType<string>().Except(lines));
        _connection = new ConnectionTrial(setting.Time.GetUtcNow(), status.Succeeded, lines);
        return status.Succeeded ? "The connection was tried." : "The connection was tried, and does not work.";
    }

    /// <summary>Keeps another token of the same workspace, which counts from the next run on.</summary>
    /// <exception cref="UsageException">It cannot be kept.</exception>
    public async Task<string> ReconnectAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length == 0) return "No access token was given. Nothing was stored.";
        var store = Store() ?? throw new UsageException("A token that is given here cannot be kept: the page says why.");
        try
        {
            var found = await new NewConnection(setting.Environment.Intercom, store, LineLog.Silent).MakeAsync(token, isAnother: false, cancellationToken);
            string?[] lines = [$"Workspace {found.Name} ({found.Region}).", found.Needs(store), .. found.Permissions.Select(permission => permission.Message)];
            _connection = new ConnectionTrial(setting.Time.GetUtcNow(), true, [.. lines.OfType<string>()]);
            return $"Connected to workspace {found.Name}. The next run takes the new token.";
        }
        catch (ConnectorException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>
    /// Where a new token is kept; null: the settings name one themselves, or nothing says of which workspace it has to be and anybody at
    /// this machine could give one.
    /// </summary>
    public ConnectionStore? Store()
    {
        try
        {
            var store = ConnectionStore.Of(setting.Settings.Document.Path, setting.Environment.Variable);
            return isGuarded || store.Read()?.Workspace is not null ? store : null;
        }
        catch (UsageException)
        {
            return null;
        }
    }
}
