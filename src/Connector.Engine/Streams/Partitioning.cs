namespace Connector.Engine;

/// <summary>How a stream is cut into partitions that can be read side by side.</summary>
public enum Partitioning
{
    /// <summary>One partition: the API offers no way to ask for a part.</summary>
    Single,

    /// <summary>Windows of the cursor, cut while reading wherever one turns out big.</summary>
    SplitWindows,

    /// <summary>Windows of the cursor of a fixed width.</summary>
    FixedWindows,

    /// <summary>One partition for each parent record.</summary>
    ByParent,
}
