namespace TestKit;

/// <summary>What a command printed, and its exit code.</summary>
public sealed record ExecResult(string Stdout, string Stderr, long ExitCode);
