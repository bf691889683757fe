namespace Intercom.Sandbox.Faults;

/// <summary>Whether a faulted request has had its effect. Only scrolls have one: a page served is gone, a scroll opened stays open.</summary>
public enum FaultTiming
{
    BeforeProcessing,
    AfterProcessing,

    /// <summary>Either, evenly.</summary>
    Mixed,
}
