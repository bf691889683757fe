namespace Warehouse;

/// <summary>How far a load is; read by whoever shows it while it runs.</summary>
public interface ILoadProgress
{
    /// <summary>A log line of the source, or a word of the load's own. From any thread.</summary>
    void Log(string level, string message);

    /// <summary>The source reports a failure, and of which <c>failure_type</c> it is.</summary>
    void Failed(string kind)
    {
    }

    /// <summary>A stream's status as the source says it, in its own word: <c>STARTED</c>, <c>RUNNING</c>, <c>COMPLETE</c>, <c>INCOMPLETE</c>.</summary>
    void Status(string stream, string status);

    /// <summary>How many records the source says a stream may have.</summary>
    void Announced(string stream, long records);

    /// <summary>How many records of a stream have been read so far.</summary>
    void Read(string stream, long records);

    /// <summary>What a commit has done, by stream, all since the run began.</summary>
    void Committed(long commits, IReadOnlyDictionary<string, MergeCounts> rows);
}
