namespace Container.Tests.Support;

/// <summary>How long a test may take at most, in milliseconds: the first to ask for an image waits for its build.</summary>
internal static class Limits
{
    public const int Build = 600_000;
}
