namespace Airbyte.Protocol;

/// <summary>Statuses of a stream within one read; each stream gets STARTED, any number of RUNNING, and one of the last two.</summary>
public enum StreamStatus
{
    Started,
    Running,
    Complete,
    Incomplete,
}
