namespace Intercom.Loader;

/// <summary>What the program takes from outside: clock, chance, variables, and where its words go.</summary>
/// <param name="Variable">The value of an environment variable; null: it is not set.</param>
/// <param name="BaseUrl">Replaces the region's host (<c>INTERCOM_BASE_URL</c>).</param>
/// <param name="IsInteractive">Somebody sits at a terminal and can be asked.</param>
internal sealed record LoaderEnvironment(
    TimeProvider Time, Random Random, Func<string, string?> Variable, string? BaseUrl, Stream Stdin, TextWriter Stdout, TextWriter Stderr, bool IsInteractive);
