using Airbyte.Protocol;
using Warehouse;

namespace Intercom.Loader;

/// <summary>Runs the command line. Whatever goes wrong becomes one sentence and an exit code; a stack trace is for <c>--debug</c>.</summary>
internal sealed class LoaderHost(LoaderEnvironment environment)
{
    public LoaderEnvironment Environment => environment;

    /// <summary>Answers one command line and returns its <see cref="LoaderExit"/>.</summary>
    public Task<int> RunAsync(string[] args, CancellationToken stop) => new LoaderCommandLine(this).RunAsync(args, environment.Stdout, environment.Stderr, stop);

    internal Task<int> RunAsync(CommonArguments arguments, bool needsSource, Func<CommandSetting, Task<int>> run) => RunAsync(arguments, async screen =>
    {
        await using var setting = CommandSetting.Read(environment, screen, arguments, needsSource);
        return await run(setting);
    });

    internal async Task<int> RunAsync(CommonArguments arguments, Func<Screen, Task<int>> run)
    {
        var screen = new Screen(environment.Stdout, environment.Stderr, arguments.Json, arguments.Debug);
        try
        {
            return await run(screen);
        }
        catch (UsageException wrong)
        {
            screen.Fail(wrong.Message);
            return LoaderExit.Usage;
        }
        catch (PlaceTakenException taken)
        {
            screen.Fail(taken.Message);
            return LoaderExit.Taken;
        }
        catch (ConnectorException failure)
        {
            screen.Fail(failure.Message);
            if (arguments.Debug) screen.Say(failure.ToString());
            return LoaderExit.Failed;
        }
        catch (OperationCanceledException)
        {
            screen.Fail("It was stopped before it had begun; nothing was done.");
            return LoaderExit.Failed;
        }
        catch (Exception fault)
        {
            screen.Fail($"The loader failed unexpectedly ({fault.GetType().Name}: {fault.Message}). This is a fault in the loader: please report it with this message.");
            if (arguments.Debug) screen.Say(fault.ToString());
            return LoaderExit.Failed;
        }
    }
}
