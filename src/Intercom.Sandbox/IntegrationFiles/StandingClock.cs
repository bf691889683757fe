namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>A clock that stands still: what is made from it is the same on every day.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
