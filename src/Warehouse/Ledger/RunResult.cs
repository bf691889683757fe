namespace Warehouse;

/// <summary>How a run, or a stream's part of one, ended; written in lower case.</summary>
public enum RunResult
{
    /// <summary>It has the place of the one writer.</summary>
    Running,

    Succeeded,

    /// <summary>Of a run: some streams failed, the rest is committed.</summary>
    Partly,

    Failed,

    /// <summary>It was told to stop, and committed what it had.</summary>
    Stopped,

    /// <summary>It ended without a word; another run has taken its place since.</summary>
    Lost,
}
