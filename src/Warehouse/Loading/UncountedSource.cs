namespace Warehouse;

/// <summary>Messages from elsewhere, of whose making nothing is known.</summary>
public sealed class UncountedSource : ISourceTally
{
    public long? Requests => null;

    public IReadOnlyList<GoneRows> Gone => [];

    public long? RequestsOf(string stream) => null;
}
