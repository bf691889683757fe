using System.Text.Json.Nodes;
using Intercom.Sandbox.Demo.Progress;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>The connector's commands with one configuration.</summary>
internal sealed class ConnectorRun : IDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly ConnectorProcess _process;
    private readonly string _config;

    public ConnectorRun(IDemoTarget target)
    {
        _process = new ConnectorProcess(target.BaseUrl);
        _config = _folder.Write("config.json", target.Config);
    }

    /// <summary>
    /// Runs <c>check</c> or <c>discover</c> and returns all it said. What it wrote to stderr, and an exit code other than 0, become
    /// errors of their own.
    /// </summary>
    public async Task<IReadOnlyList<ConnectorMessage>> AskAsync(string command, CancellationToken cancellation)
    {
        var messages = new List<ConnectorMessage>();
        var exit = await _process.RunAsync([command, "--config", _config], messages.Add, cancellation);
        if (exit.StandardError.Length > 0) messages.Add(new ConnectorMessage.Error(null, exit.StandardError.Trim()));
        if (exit.Code != 0) messages.Add(new ConnectorMessage.Error(null, $"The connector ended with exit code {exit.Code}."));
        return messages;
    }

    /// <summary>Runs <c>read</c>, from the states of an earlier one or from nothing, and returns its exit code.</summary>
    public async Task<int> ReadAsync(ConfiguredCatalog catalog, ReadProgress? earlier, ReadProgress progress, CancellationToken cancellation)
    {
        List<string> arguments = ["read", "--debug", "--config", _config, "--catalog", _folder.Write("catalog.json", catalog.Json)];
        if (earlier is not null)
            arguments.AddRange(["--state", _folder.Write("state.json", new JsonArray([.. earlier.States.Select(state => JsonObject.Create(state))]))]);
        var exit = await _process.RunAsync(arguments, progress.Apply, cancellation);
        if (exit.StandardError.Length > 0) progress.Apply(new ConnectorMessage.Error(null, exit.StandardError.Trim()));
        return exit.Code;
    }

    public void Dispose() => _folder.Dispose();
}
