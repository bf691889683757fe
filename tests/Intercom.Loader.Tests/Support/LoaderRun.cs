namespace Intercom.Loader.Tests.Support;

/// <summary>A run of the program that has ended.</summary>
internal sealed record LoaderRun(int ExitCode, string Stdout, string Stderr);
