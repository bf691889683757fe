using System.CommandLine;

namespace Intercom.Loader;

/// <summary>The commands and options. A usage error exits with 2 and says so, with the usage, on stderr.</summary>
internal sealed class LoaderCommandLine
{
    private readonly RootCommand _root;
    private readonly Option<string> _config = new("--config") { Description = "The settings.", HelpName = "FILE", Recursive = true, DefaultValueFactory = _ => LoaderSettings.DefaultFile };
    private readonly Option<bool> _json = new("--json") { Description = "Answer with one JSON value.", Recursive = true };
    private readonly Option<bool> _debug = new("--debug") { Description = "Show all that the connector logs.", Recursive = true };
    private readonly LoaderHost _host;

    public LoaderCommandLine(LoaderHost host)
    {
        _host = host;
        _root = new RootCommand("Loads an Intercom workspace into a warehouse, exactly once.") { _config, _json, _debug };
        AddInit();
        AddConnect();
        Add("check", "Try the token, its permissions, and the warehouse.", true, (_, setting, token) => new CheckCommand(setting).RunAsync(token));
        AddPlan();
        AddPreview();
        AddLoad();
        AddRun();
        Add("status", "Show the last runs, and how fresh each object is.", false, (_, setting, token) => new StatusCommand(setting).RunAsync(token));
        AddOfObjects("refresh", "Have the next run read objects whole.", ArgumentArity.OneOrMore, false, (setting, names, token) => new RefreshCommand(setting, names!).RunAsync(token));
        AddOfObjects("reconcile", "Read objects whole now (contacts and companies unless others are named), and mark what is gone.", ArgumentArity.ZeroOrMore, true,
            (setting, names, token) => new ReconcileCommand(setting, names).RunAsync(token));
        AddExport();
        AddDbt();
        AddQuery();
    }

    public async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken)
    {
        var parsed = _root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await stderr.WriteLineAsync(error.Message);
            await UsageOf(parsed.CommandResult.Command).InvokeAsync(new InvocationConfiguration { Output = stderr }, cancellationToken);
            return LoaderExit.Usage;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = stdout, Error = stderr, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellationToken);
    }

    /// <summary>What is wrong with a command line, as far as its form tells.</summary>
    public IReadOnlyList<string> Mistakes(IReadOnlyList<string> args) => [.. _root.Parse(args).Errors.Select(error => error.Message)];

    private ParseResult UsageOf(Command command) => _root.Parse(command == _root ? ["--help"] : [command.Name, "--help"]);

    private void AddInit()
    {
        var (tokenFile, tokenVariable) = (Text("--token-file", "PATH", "A file that holds the access token."), Text("--token-env", "NAME", "The environment variable that holds it (INTERCOM_ACCESS_TOKEN)."));
        var region = new Option<string>("--region") { Description = "us, eu or au.", DefaultValueFactory = _ => "us" };
        var start = Text("--start-date", "DAY", "Read what changed since, such as 2024-01-31.");
        var (duckdb, postgres) = (Text("--duckdb", "PATH", "Load into a DuckDB file."), Text("--postgres-env", "NAME", "Load into the PostgreSQL database whose URL this environment variable holds."));
        var schema = Text("--schema", "NAME", "The warehouse's schema.");
        var force = new Option<bool>("--force") { Description = "Write over settings that are there." };
        var command = new Command("init", "Write the settings: asks on a terminal, unless options are given.") { tokenFile, tokenVariable, region, start, duckdb, postgres, schema, force };
        command.SetAction((parsed, _) => _host.RunAsync(Common(parsed), screen => Task.FromResult(new InitCommand(_host.Environment, screen, Common(parsed).Config, new InitArguments(
            parsed.GetValue(tokenFile), parsed.GetValue(tokenVariable), parsed.GetValue(region)!, parsed.GetValue(start), parsed.GetValue(duckdb), parsed.GetValue(postgres),
            parsed.GetValue(schema), parsed.GetValue(force))).Run())));
        _root.Subcommands.Add(command);
    }

    private void AddConnect()
    {
        var client = Text("--client-id", "ID", "Sign in to this app instead of asking for a token.");
        var secret = Text("--client-secret-file", "PATH", "A file with the app's client secret.");
        var redirect = Text("--redirect-url", "URL", "One of the app's redirect URLs; on this machine the answer is taken there, else it is pasted.");
        var region = Text("--region", "us|eu|au", "Where the workspace is whose app is signed in to; us unless named.");
        region.AcceptOnlyFromAmong("us", "eu", "au");
        var connect = new Command("connect", "Get an access token, find its workspace, and keep it.") { client, secret, redirect, region };
        connect.SetAction((parsed, token) => _host.RunAsync(Common(parsed), screen => new ConnectCommand(_host.Environment, screen, new ConnectArguments(
            Common(parsed).Config, parsed.GetValue(client), parsed.GetValue(secret), parsed.GetValue(redirect), parsed.GetValue(region))).RunAsync(token)));
        var revoke = new Option<bool>("--revoke") { Description = "Uninstall the app from the workspace too." };
        var disconnect = new Command("disconnect", "Forget the access token that connect has kept.") { revoke };
        disconnect.SetAction((parsed, token) => _host.RunAsync(
            Common(parsed), screen => new DisconnectCommand(_host.Environment, screen, Common(parsed).Config, parsed.GetValue(revoke)).RunAsync(token)));
        _root.Subcommands.Add(connect);
        _root.Subcommands.Add(disconnect);
    }

    private void AddPlan()
    {
        var objects = Objects();
        Add("plan", "Show what the next run would do and cost; nothing is written.", true, (parsed, setting, token) => new PlanCommand(setting, Names(parsed.GetValue(objects))).RunAsync(token), objects);
    }

    private void AddPreview()
    {
        var name = new Argument<string>("OBJECT") { Description = "Such as contacts." };
        var limit = new Option<int>("--limit") { Description = "How many rows.", DefaultValueFactory = _ => 5 };
        Add("preview", "Show the first rows of an object as they would be loaded; nothing is written.", true,
            (parsed, setting, token) => new PreviewCommand(setting, parsed.GetValue(name)!, parsed.GetValue(limit)).RunAsync(token), limit).Arguments.Add(name);
    }

    private void AddLoad()
    {
        var objects = Objects();
        var messages = Text("--messages", "FILE", "Load what a connector printed (-: standard input) instead of reading the API.");
        var catalog = Text("--catalog", "FILE", "What discover printed, to type the messages by; else the connector's own schemas do.");
        var state = Text("--state", "FILE", "Go on from another connector's state; once.");
        var metrics = MetricsFile();
        var command = new Command("load", "Load once: what is new, or all the first time.") { objects, messages, catalog, state, metrics };
        command.SetAction((parsed, token) => _host.RunAsync(Common(parsed), needsSource: parsed.GetValue(messages) is null, setting => new MonitoredLoad(setting, new LoadArguments(
            Names(parsed.GetValue(objects)), parsed.GetValue(messages), parsed.GetValue(catalog), parsed.GetValue(state)), parsed.GetValue(metrics)).RunAsync(token)));
        _root.Subcommands.Add(command);
    }

    private void AddRun()
    {
        var every = Text("--every", "1h", "Load every so often, in place of the settings' schedule.");
        var cron = Text("--cron", "\"0 6 * * *\"", "Load at these times (UTC), in place of it.");
        var listen = Text("--listen", "127.0.0.1:8080", "Show a page, metrics and health there.");
        var pageToken = Text("--page-token-file", "PATH", "A file that holds the page's token, in place of the settings' page_token.");
        var metrics = MetricsFile();
        var command = new Command("run", "Load on the settings' schedule (hourly unless set) until told to stop.") { every, cron, listen, pageToken, metrics };
        command.SetAction((parsed, token) => _host.RunAsync(Common(parsed), async screen =>
        {
            using var run = new RunCommand(_host.Environment, screen, Common(parsed), new RunArguments(
                parsed.GetValue(every), parsed.GetValue(cron), parsed.GetValue(listen), parsed.GetValue(pageToken), parsed.GetValue(metrics)));
            return await run.RunAsync(token);
        }));
        _root.Subcommands.Add(command);
    }

    private void AddExport()
    {
        var to = new Option<string>("--to") { Description = "The folder.", HelpName = "DIR", Required = true };
        var objects = Objects();
        Add("export", "Write a Parquet file for each object: all of them or none.", false,
            (parsed, setting, token) => new ExportCommand(setting, parsed.GetValue(to)!, Names(parsed.GetValue(objects))).RunAsync(token), to, objects);
    }

    private void AddDbt()
    {
        var project = Text("--project", "DIR", "Write a dbt project there too.");
        var drop = new Option<bool>("--drop") { Description = "Take the views away." };
        Add("dbt", "Make the views that Fivetran's dbt package reads; runs keep them in step.", false,
            (parsed, setting, token) => new DbtCommand(setting, parsed.GetValue(project), parsed.GetValue(drop)).RunAsync(token), project, drop);
    }

    private void AddQuery()
    {
        var sql = new Argument<string>("SQL") { Description = "One statement; it can change nothing." };
        Add("query", "Ask the warehouse in SQL.", false, (parsed, setting, token) => new QueryCommand(setting, parsed.GetValue(sql)!).RunAsync(token)).Arguments.Add(sql);
    }

    private void AddOfObjects(
        string name, string description, ArgumentArity arity, bool needsSource, Func<CommandSetting, IReadOnlyList<string>?, CancellationToken, Task<int>> run)
    {
        var objects = new Argument<string[]>("OBJECT") { Description = "Such as contacts.", Arity = arity };
        Add(name, description, needsSource, (parsed, setting, token) => run(setting, parsed.GetValue(objects) is { Length: > 0 } names ? names : null, token)).Arguments.Add(objects);
    }

    private Command Add(
        string name, string description, bool needsSource, Func<ParseResult, CommandSetting, CancellationToken, Task<int>> run, params ReadOnlySpan<Option> options)
    {
        var command = new Command(name, description);
        foreach (var option in options) command.Options.Add(option);
        command.SetAction((parsed, token) => _host.RunAsync(Common(parsed), needsSource, setting => run(parsed, setting, token)));
        _root.Subcommands.Add(command);
        return command;
    }

    private CommonArguments Common(ParseResult parsed) => new(parsed.GetValue(_config)!, parsed.GetValue(_json), parsed.GetValue(_debug));

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private static Option<string?> MetricsFile() => Text("--metrics-file", "PATH", "Write metrics there after each run, as node_exporter's textfile collector reads them.");

    private static Option<string?> Objects() => Text("--objects", "A,B", "Only these objects.");

    private static string[]? Names(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
