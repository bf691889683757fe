namespace Process.Tests;

/// <summary>The sandbox's clock: real, but for the jumps that spare a test the wait for something on the server to expire.</summary>
internal sealed class SandboxClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => RealClock.Time.GetUtcNow() + _ahead;

    public void Jump(TimeSpan ahead) => _ahead += ahead;
}
