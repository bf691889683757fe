namespace Intercom.Sandbox.Demo.Running;

/// <summary>Where a stream stands within one read.</summary>
internal enum StreamPhase
{
    Waiting,
    Started,
    Running,

    /// <summary>Alive, and waiting for the API's rate limit.</summary>
    Throttled,
    Complete,
    Incomplete,
}
