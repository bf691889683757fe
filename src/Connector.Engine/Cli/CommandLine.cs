using System.CommandLine;

namespace Connector.Engine;

/// <summary>The commands and options of an Airbyte source. A usage error exits with 2 and says so, with the usage, on stderr.</summary>
internal sealed class CommandLine
{
    private readonly RootCommand _root;
    private readonly Option<bool> _debug = new("--debug") { Description = "Log what the connector does in detail.", Recursive = true };
    private readonly Option<string> _config = File("--config", "The configuration, a JSON file that obeys the spec.", required: true);
    private readonly Option<string> _catalog = File("--catalog", "The configured catalog, a JSON file.", required: true);
    private readonly Option<string?> _state = File("--state", "The state of an earlier read, a JSON file; it may be absent.", required: false)!;

    public CommandLine(SourceHost host)
    {
        _root = new RootCommand("An Airbyte source connector: reads an API, prints Airbyte protocol messages.") { _debug };
        Add("spec", "Print the connector's specification.", (_, token) => host.SpecAsync(token));
        Add("check", "Try the configuration against the API.", (args, token) => host.CheckAsync(args, token), _config);
        Add("discover", "Print the catalog of streams.", (args, token) => host.DiscoverAsync(args, token), _config);
        Add("read", "Read the streams of a catalog to stdout.", (args, token) => host.ReadAsync(args, token), _config, _catalog, _state);
    }

    public async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken)
    {
        var parsed = _root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await stderr.WriteLineAsync(error.Message);
            await UsageOf(parsed.CommandResult.Command).InvokeAsync(new InvocationConfiguration { Output = stderr }, cancellationToken);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = stdout,
            Error = stderr,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private ParseResult UsageOf(Command command) => _root.Parse(command == _root ? ["--help"] : [command.Name, "--help"]);

    private void Add(
        string name, string description, Func<CommandArguments, CancellationToken, Task<int>> run, params ReadOnlySpan<Option> options)
    {
        var command = new Command(name, description);
        foreach (var option in options) command.Options.Add(option);
        command.SetAction((parsed, token) => run(Arguments(parsed), token));
        _root.Subcommands.Add(command);
    }

    private CommandArguments Arguments(ParseResult parsed) => new(
        parsed.GetValue(_config) ?? "", parsed.GetValue(_catalog) ?? "", parsed.GetValue(_state), parsed.GetValue(_debug));

    private static Option<string> File(string name, string description, bool required) =>
        new(name) { Description = description, Required = required, HelpName = "FILE" };
}
