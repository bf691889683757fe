namespace Container.Tests.Orchestrators;

/// <summary>What a command printed, and its exit code.</summary>
internal sealed record ShellResult(string Stdout, string Stderr, int ExitCode);
