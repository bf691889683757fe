namespace TestKit;

/// <summary>
/// The tests' own composition root for time: whoever talks over a real socket needs a clock that goes on by itself.
/// </summary>
public static class WallClock
{
#pragma warning disable RS0030 // Here, and nowhere else in the tests, the real clock enters.
    public static TimeProvider Instance { get; } = TimeProvider.System;
#pragma warning restore RS0030
}
