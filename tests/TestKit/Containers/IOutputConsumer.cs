namespace TestKit;

/// <summary>Takes a container's output while it runs. A stream that does not take more holds the container's writes up.</summary>
public interface IOutputConsumer
{
    Stream Stdout { get; }

    Stream Stderr { get; }
}
