namespace Simulation.Tests;

/// <summary>A few records are many times as large as the others.</summary>
internal sealed record LargeRecords(int Bytes)
{
    private const int OneIn = 20;
    private const int Most = 3;

    /// <param name="index">Of a row in its stream.</param>
    public bool Include(int index) => index % OneIn == OneIn / 2 && index < Most * OneIn;
}
