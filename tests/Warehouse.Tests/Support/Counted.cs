namespace Warehouse.Tests;

/// <summary>A source that has made so many requests, for whichever stream, and found these rows gone.</summary>
internal sealed class Counted(long requests, params IReadOnlyList<GoneRows> gone) : ISourceTally
{
    public long? Requests => requests;

    public IReadOnlyList<GoneRows> Gone => gone;

    public long? RequestsOf(string stream) => requests;
}
