using Docker.DotNet.Models;
using DotNet.Testcontainers.Containers;

namespace TestKit;

/// <summary>
/// All that a container prints, byte for byte. Testcontainers hands logs out as text, in which bytes that are none are replaced, and does
/// not say when an output consumer has been given everything.
/// </summary>
public sealed class AttachedOutput
{
    private readonly MemoryStream _stdout = new();
    private readonly MemoryStream _stderr = new();
    private Task _copying = Task.CompletedTask;

    /// <param name="container">Not started yet.</param>
    public AttachedOutput(IContainer container) =>
        // The event is raised, without waiting for tasks, between creation and start; what is printed before it returns would be lost.
        container.Created += (_, _) => Task.Run(() => AttachAsync(container.Id)).GetAwaiter().GetResult();

    public byte[] Stdout => _stdout.ToArray();

    public byte[] Stderr => _stderr.ToArray();

    /// <summary>Waits for the container's end and the end of its output.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => _copying.WaitAsync(cancellationToken);

    private async Task AttachAsync(string id)
    {
        var client = DockerEngine.Connect();
        var output = await client.Containers.AttachContainerAsync(id, new ContainerAttachParameters { Stdout = true, Stderr = true, Stream = true });
        _copying = CopyAsync();

        async Task CopyAsync()
        {
            using (client)
            using (output)
                await output.CopyOutputToAsync(Stream.Null, _stdout, _stderr, CancellationToken.None);
        }
    }
}
