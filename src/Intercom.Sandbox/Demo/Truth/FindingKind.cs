namespace Intercom.Sandbox.Demo.Truth;

/// <summary>How what was read can differ from the truth.</summary>
internal enum FindingKind
{
    /// <summary>The workspace has it, the reader does not.</summary>
    Missing,

    /// <summary>The reader has it, the workspace does not.</summary>
    Extra,

    /// <summary>One read emitted it more than once.</summary>
    Repeated,

    /// <summary>The reader has another version than the workspace.</summary>
    Stale,
}
