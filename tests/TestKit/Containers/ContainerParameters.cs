using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;

namespace TestKit;

/// <summary>What the engine can be asked for and Testcontainers' builder has no method for.</summary>
public static class ContainerParameters
{
    private const int Nano = 1_000_000_000;

    extension(ContainerBuilder builder)
    {
        /// <param name="mode"><c>host</c>, <c>none</c> or <c>container:ID</c>. The library's own method joins a network that has a name.</param>
        public ContainerBuilder WithNetworkMode(string mode) => builder.WithHost(host => host.NetworkMode = mode);

        public ContainerBuilder WithReadOnlyRootFilesystem() => builder.WithHost(host => host.ReadonlyRootfs = true);

        /// <summary>Drops every Linux capability, and the means to gain one.</summary>
        public ContainerBuilder WithoutCapabilities() => builder.WithHost(host =>
            (host.CapDrop, host.SecurityOpt) = (["ALL"], ["no-new-privileges"]));

        /// <param name="user">A name or number, and a group after a colon.</param>
        public ContainerBuilder WithUser(string user) => builder.WithCreateParameterModifier(container => container.User = user);

        /// <summary>A hard limit of memory; swap is not added to it.</summary>
        public ContainerBuilder WithMemory(long bytes) => builder.WithHost(host =>
            (host.Memory, host.MemorySwap) = (bytes, bytes));

        public ContainerBuilder WithCpus(double cpus) => builder.WithHost(host => host.NanoCPUs = (long)(cpus * Nano));

        /// <summary>How long a stop waits between SIGTERM and SIGKILL, in whole seconds.</summary>
        public ContainerBuilder WithStopGrace(TimeSpan grace) => builder.WithCreateParameterModifier(container => container.StopTimeout = grace);

        private ContainerBuilder WithHost(Action<HostConfig> configure) => builder.WithCreateParameterModifier(container => configure(container.HostConfig!));
    }
}
