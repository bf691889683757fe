using Intercom.Sandbox;
using TestKit;

namespace Source.Intercom.Tests.Support;

/// <summary>The real source, run in this process against an API of the test's choice.</summary>
internal static class IntercomRunner
{
    /// <summary>Over a real socket; <paramref name="clock"/> is the one that the sandbox was given.</summary>
    public static SourceRunner At(SandboxServer sandbox, TimeProvider? clock = null, HttpMessageHandler? socket = null) =>
        At(sandbox.BaseUrl, clock, socket);

    public static SourceRunner At(string? baseUrl, TimeProvider? clock = null, HttpMessageHandler? socket = null) =>
        new(new IntercomSource(new IntercomEnvironment(clock ?? WallClock.Instance, new Random(7), baseUrl, socket)), clock ?? WallClock.Instance, Some.Token);
}
