using Airbyte.Protocol;
using Warehouse;

namespace Intercom.Loader;

/// <summary>What the buttons do. Each answers with a sentence.</summary>
internal sealed class PageActions(CommandSetting setting, RunLoop loop)
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
        var (status, permissions) = await setting.Source.CheckPermissionsAsync(setting.Config, new LineLog((level, message) =>
        {
            if (level == LogLevel.Info) lines.Add(message);
        }, debug: false), cancellationToken);
        if (status.Message is { } why) lines.Add(why);
        lines.AddRange(permissions.Select(found => found.Message).OfType<string>().Except(lines));
        _connection = new ConnectionTrial(setting.Time.GetUtcNow(), status.Succeeded, lines);
        return status.Succeeded ? "The connection was tried." : "The connection was tried, and does not work.";
    }
}
