using TestKit;

namespace Process.Tests;

/// <summary>Reads a running connector's stdout as it comes, for as long as it is asked to.</summary>
internal sealed class LiveOutput(ConnectorProcess connector)
{
    private readonly MemoryStream _bytes = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    public byte[] Bytes => _bytes.ToArray();

    /// <summary>Reads until the whole lines so far are what is waited for.</summary>
    /// <exception cref="EndOfStreamException">The process ended first.</exception>
    public async Task UntilAsync(Func<RunOutput, bool> happened, CancellationToken cancellationToken)
    {
        while (!happened(RunOutput.Parse(Bytes)))
            if (!await ReadAsync(cancellationToken)) throw new EndOfStreamException("the connector ended before what was waited for");
    }

    public async Task ToEndAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken))
        {
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await connector.Stdout.ReadAsync(_buffer, cancellationToken);
        _bytes.Write(_buffer, 0, read);
        return read > 0;
    }
}
