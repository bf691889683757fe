namespace TestKit;

/// <summary>Keeps a container's whole output, byte for byte. To be read when the container has ended.</summary>
public sealed class BufferedOutput : IOutputConsumer
{
    private readonly MemoryStream _stdout = new();
    private readonly MemoryStream _stderr = new();

    Stream IOutputConsumer.Stdout => _stdout;

    Stream IOutputConsumer.Stderr => _stderr;

    public byte[] Stdout => _stdout.ToArray();

    public byte[] Stderr => _stderr.ToArray();
}
