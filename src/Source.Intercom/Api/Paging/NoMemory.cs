namespace Source.Intercom;

/// <summary>Of what lies in memory that is another's to give back, or the garbage collector's.</summary>
internal sealed class NoMemory : IDisposable
{
    public static NoMemory Instance { get; } = new();

    public void Dispose()
    {
    }
}
