using TestKit;

namespace Process.Tests;

/// <summary>Reads a connector's output at a given pace and watches its memory.</summary>
internal static class PacedReading
{
    private const int Chunk = 64 * 1024;

    /// <returns>The most memory the process held, in bytes, as far as it was seen while the process lived; and the bytes read.</returns>
    /// <param name="mostBytes">Reading ends here at the latest; the caller then kills the process.</param>
    /// <param name="bytesPerSecond">null: as fast as it comes.</param>
    public static async Task<(long PeakBytes, long BytesRead)> ReadAsync(
        ConnectorProcess connector, long mostBytes, int? bytesPerSecond, CancellationToken cancellationToken)
    {
        var buffer = new byte[Chunk];
        var (peak, read, sinceLook) = (0L, 0L, 0L);
        while (read < mostBytes && await connector.Stdout.ReadAsync(buffer, cancellationToken) is var now and > 0)
        {
            read += now;
            if ((sinceLook += now) >= 8 * Chunk || bytesPerSecond is not null)
            {
                peak = Math.Max(peak, connector.PeakResidentBytes() ?? 0);
                sinceLook = 0;
            }

            if (bytesPerSecond is { } pace) await Task.Delay(TimeSpan.FromSeconds((double)now / pace), RealClock.Time, cancellationToken);
        }

        return (peak, read);
    }
}
