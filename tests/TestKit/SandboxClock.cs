namespace TestKit;

/// <summary>The sandbox's clock: real, but for the jumps that spare a test the wait for something on the server to expire.</summary>
public sealed class SandboxClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => WallClock.Instance.GetUtcNow() + _ahead;

    public void Jump(TimeSpan ahead) => _ahead += ahead;
}
