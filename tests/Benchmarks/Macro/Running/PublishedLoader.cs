using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Benchmarks.Macro.Running;

/// <summary>The published loader, run as its image runs it.</summary>
internal sealed class PublishedLoader(string program, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">The load did not succeed: there is nothing to measure.</exception>
    public Task<LoaderFigures> LoadMessagesAsync(LoadTarget target, string messages, CancellationToken cancellation) =>
        LoadAsync(target, ["--messages", messages], null, cancellation);

    /// <inheritdoc cref="LoadMessagesAsync"/>
    public Task<LoaderFigures> LoadAsync(LoadTarget target, SandboxProcess sandbox, CancellationToken cancellation, params string[] objects) =>
        LoadAsync(target, objects.Length == 0 ? [] : ["--objects", string.Join(',', objects)], sandbox.BaseUrl, cancellation);

    /// <summary>A command that asks the warehouse alone.</summary>
    /// <returns>Its JSON.</returns>
    public async Task<JsonNode> AskAsync(LoadTarget target, IEnumerable<string> command, CancellationToken cancellation) => (await RunAsync(target, command, null, cancellation)).Answer;

    private async Task<LoaderFigures> LoadAsync(LoadTarget target, IEnumerable<string> arguments, string? baseUrl, CancellationToken cancellation)
    {
        var server = target.ServerCpu;
        var (figures, answer) = await RunAsync(target, ["load", .. arguments], baseUrl, cancellation);
        return new LoaderFigures(figures, target.ServerCpu - server, answer);
    }

    private async Task<(ProcessFigures Figures, JsonNode Answer)> RunAsync(LoadTarget target, IEnumerable<string> command, string? baseUrl, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, [.. command, "--json", "--config", target.Settings])
        {
            Environment = { ["INTERCOM_BASE_URL"] = baseUrl, ["DOTNET_EnableDiagnostics"] = "0" },
        };
        var answer = "";
        var (figures, words) = await new MeasuredProcess(clock).RunAsync(start, async (stdout, token) => answer = await new StreamReader(stdout).ReadToEndAsync(token), cancellation);
        if (figures.ExitCode != 0) throw new InvalidOperationException($"the loader failed with exit code {figures.ExitCode}: {answer} {words}");
        return (figures, JsonNode.Parse(answer)!);
    }
}
