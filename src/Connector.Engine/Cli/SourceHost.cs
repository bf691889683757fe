using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>
/// Runs a source's command line. Whatever goes wrong becomes a message on stdout: an orchestrator reads nothing else.
/// </summary>
/// <param name="peakMemory">The most memory the process has held so far, in bytes.</param>
/// <param name="help">Where <c>--help</c> and <c>--version</c> go: a person asked, not an orchestrator.</param>
public sealed class SourceHost(ISource source, Stream stdout, TextWriter help, TextWriter stderr, TimeProvider time, Func<long> peakMemory)
{
    /// <summary>Answers one command line and returns its <see cref="ExitCode"/>.</summary>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            return await new CommandLine(this).RunAsync(args, help, stderr, cancellationToken);
        }
        catch (IOException lost)
        {
            // Stdout's own: any other became a message on it.
            await stderr.WriteLineAsync(lost.Message);
            return ExitCode.Failure;
        }
    }

    internal Task<int> SpecAsync(CancellationToken cancellationToken) => AnswerAsync(null, (output, _) =>
    {
        output.Write(new SpecMessage(source.Spec));
        return Task.FromResult(ExitCode.Success);
    }, cancellationToken);

    internal Task<int> CheckAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var config = new Lazy<JObject>(() => ReadConfig(arguments));
        return AnswerAsync(config, async (output, token) =>
        {
            output.Write(await CheckAsync(config.Value, new WriterLog(output, arguments.Debug), token));
            return ExitCode.Success;
        }, cancellationToken);
    }

    internal Task<int> DiscoverAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var config = new Lazy<JObject>(() => ReadConfig(arguments));
        return AnswerAsync(config, async (output, token) =>
        {
            var valid = ConfigValidator.Validate(source.Spec, config.Value);
            output.Write(await source.DiscoverAsync(valid, new WriterLog(output, arguments.Debug), token));
            return ExitCode.Success;
        }, cancellationToken);
    }

    internal Task<int> ReadAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var config = new Lazy<JObject>(() => ReadConfig(arguments));
        return AnswerAsync(config, async (output, token) =>
        {
            var catalog = ConfiguredCatalog.Parse(JsonFile.Read(arguments.Catalog, "catalog"));
            var valid = ConfigValidator.Validate(source.Spec, config.Value);
            var state = StateInput.Parse(Path.Exists(arguments.State) ? JsonFile.Read(arguments.State, "state") : null);
            return await new ReadCommand(source, output, time, peakMemory, arguments.Debug).RunAsync(valid, catalog, state, token);
        }, cancellationToken);
    }

    private async Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken)
    {
        try
        {
            return await source.CheckAsync(ConfigValidator.Validate(source.Spec, config), log, cancellationToken);
        }
        catch (ConnectorException failure) when (failure.Kind != FailureKind.SystemError)
        {
            return new ConnectionStatusMessage(false, failure.Message);
        }
    }

    private async Task<int> AnswerAsync(
        Lazy<JObject>? config, Func<MessageWriter, CancellationToken, Task<int>> answer, CancellationToken cancellationToken)
    {
        SecretRedactor? redactor = null;
        var output = new MessageWriter(stdout, text => redactor?.Redact(text) ?? text);
        int exitCode;
        try
        {
            if (config is not null) redactor = new SecretRedactor(source.Spec, config.Value);
            exitCode = await answer(output, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            exitCode = ExitCode.Failure;
        }
        catch (Exception failure) when (failure is not OutputLostException)
        {
            output.Write(ErrorMessage.From(failure, null, time.GetUtcNow().ToUnixTimeMilliseconds()));
            exitCode = ExitCode.Failure;
        }

        // Also when the command was cancelled: what has been written is to reach its reader.
        await output.FlushAsync(CancellationToken.None);
        return exitCode;
    }

    private static JObject ReadConfig(CommandArguments arguments) => JsonFile.Read(arguments.Config, "configuration") as JObject
        ?? throw ConnectorException.Config($"The configuration file {arguments.Config} must hold a JSON object.");
}
