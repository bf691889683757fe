using Intercom.Sandbox.Demo.Display;
using Intercom.Sandbox.Demo.Loading;
using Intercom.Sandbox.Demo.Progress;
using Intercom.Sandbox.Demo.Running;
using Intercom.Sandbox.Demo.Truth;

namespace Intercom.Sandbox.Demo;

/// <summary>
/// The demo from first line to verdict: check, discover, a full read, changes, an incremental read from the printed state; then the same
/// workspace into a warehouse.
/// </summary>
internal sealed class DemoRun(IDemoTarget target, DemoScreen screen, TimeProvider clock)
{
    /// <summary>Whether everything went well and nothing is missing.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        screen.Done("intercom", target.Introduction);
        using var connector = new ConnectorRun(target);
        if (!await CheckAsync(connector, cancellation)) return false;
        if (await DiscoverAsync(connector, cancellation) is not { } catalog) return false;

        var before = target.Truth();
        var full = await ReadAsync("full read", connector, catalog, null, cancellation);
        if (target.ChangeRows() is { } changes) screen.Done("changes", changes);
        var after = target.Truth();
        var incremental = await ReadAsync("incremental read", connector, catalog, full, cancellation);

        screen.Write(new SummaryTable(full.Progress, incremental.Progress).Draw());
        if (target.Traffic() is { } traffic) screen.Done("traffic", traffic);
        var verdict = Verdict.Of(full, incremental, before, after);
        if (verdict.IsGood) screen.Done("verdict", verdict.Text);
        else screen.Failed("verdict", verdict.Text);
        return await LoadAsync(cancellation) && verdict.IsGood;
    }

    /// <summary>A real workspace is not read twice for a demonstration.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (target.Truth() is null || !LoaderProcess.IsThere) return true;
        using var loader = new LoaderRun(target, screen, clock);
        return await loader.RunAsync(cancellation);
    }

    private async Task<bool> CheckAsync(ConnectorRun connector, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var messages = await screen.WaitAsync("check", connector.AskAsync("check", cancellation));
        Report("check", messages);
        var answer = messages.OfType<ConnectorMessage.Connection>().LastOrDefault() ?? new(false, "The connector gave no answer.");
        if (!answer.Succeeded)
        {
            screen.Failed("check", answer.Text ?? "The connector gave no reason.");
            return false;
        }

        var told = messages.OfType<ConnectorMessage.Log>().Where(log => log.Level == "INFO").Select(log => log.Text);
        screen.Done("check", string.Join(' ', told), clock.GetElapsedTime(started));
        return true;
    }

    private async Task<ConfiguredCatalog?> DiscoverAsync(ConnectorRun connector, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var messages = await screen.WaitAsync("discover", connector.AskAsync("discover", cancellation));
        Report("discover", messages);
        if (messages.OfType<ConnectorMessage.Catalog>().LastOrDefault() is not { } answer)
        {
            screen.Failed("discover", "The connector gave no answer.");
            return null;
        }

        var catalog = new ConfiguredCatalog(answer.Streams);
        screen.Done("discover", $"{catalog.Streams.Count} streams selected, and not {string.Join(" and ", ConfiguredCatalog.LeftOut)}, which take a request a row.", clock.GetElapsedTime(started));
        return catalog;
    }

    private async Task<DemoRead> ReadAsync(
        string step, ConnectorRun connector, ConfiguredCatalog catalog, DemoRead? earlier, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var ledger = target.Truth() is null ? null : new RecordLedger();
        var progress = new ReadProgress(catalog.Streams, ledger);
        var reading = connector.ReadAsync(catalog, earlier?.Progress, progress, cancellation);
        await screen.WatchAsync(step, progress, reading);
        var read = new DemoRead(progress, ledger, await reading);
        foreach (var warning in progress.Warnings) screen.Warned(step, warning);
        foreach (var error in progress.Errors) screen.Failed(step, error);
        if (read.Succeeded) screen.Done(step, progress.Describe(), clock.GetElapsedTime(started));
        else screen.Failed(step, $"{progress.Describe()} The connector's exit code is {read.ExitCode}.");
        return read;
    }

    /// <summary>Warnings and failures of a command that is not a read.</summary>
    private void Report(string step, IReadOnlyList<ConnectorMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message is ConnectorMessage.Log { Level: "WARN" } warning) screen.Warned(step, warning.Text);
            if (message is ConnectorMessage.Error error) screen.Failed(step, error.Text);
            if (message is ConnectorMessage.Foreign foreign) screen.Failed(step, $"The connector printed a line that is no message: {foreign.Line}");
        }
    }
}
