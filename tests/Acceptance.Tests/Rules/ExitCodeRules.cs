namespace Acceptance.Tests;

/// <summary>Exit codes, at which the platform's suite never looks: 0 when a command did what it was asked, 1 when something went wrong.</summary>
internal static class ExitCodeRules
{
    public static IEnumerable<string> Succeeds(ConnectorRun run) => Is(0, run);

    public static IEnumerable<string> Fails(ConnectorRun run) => Is(1, run);

    private static IEnumerable<string> Is(int expected, ConnectorRun run)
    {
        if (run.ExitCode != expected) yield return $"the exit code is {run.ExitCode}, not {expected}";
    }
}
