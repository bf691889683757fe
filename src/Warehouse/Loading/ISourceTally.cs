namespace Warehouse;

/// <summary>What a source counts while its messages are loaded, and learns that no message says. Read from other threads.</summary>
public interface ISourceTally
{
    /// <summary>Requests made so far; null: the source does not count them.</summary>
    long? Requests { get; }

    /// <summary>Those made for one stream.</summary>
    long? RequestsOf(string stream);

    /// <summary>Rows that the source has found gone so far: each before the state that speaks for its parent.</summary>
    IReadOnlyList<GoneRows> Gone { get; }
}
