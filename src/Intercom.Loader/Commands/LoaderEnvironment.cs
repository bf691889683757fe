using Source.Intercom;

namespace Intercom.Loader;

/// <summary>What the program takes from outside: the connector's part of it, variables, and where its words go.</summary>
/// <param name="Variable">The value of an environment variable; null: it is not set.</param>
/// <param name="IsInteractive">Somebody sits at a terminal and can be asked.</param>
internal sealed record LoaderEnvironment(
    IntercomEnvironment Intercom, Func<string, string?> Variable, Stream Stdin, TextWriter Stdout, TextWriter Stderr, bool IsInteractive)
{
    public TimeProvider Time => Intercom.Time;
}
