using System.Collections.Immutable;
using System.Globalization;

namespace TestKit;

/// <summary>
/// A container to be. Every call returns a new builder, so that one can be the start of several. Shaped like the builder of the
/// library Testcontainers, which could take its place; it drives the <c>docker</c> command.
/// </summary>
public sealed record ContainerBuilder
{
    private ImmutableList<string> Options { get; init; } = [];

    private string Image { get; init; } = "";

    private string[] Entrypoint { get; init; } = [];

    private ImmutableList<string> Command { get; init; } = [];

    private IOutputConsumer? Consumer { get; init; }

    /// <param name="image">A name or an id.</param>
    public ContainerBuilder WithImage(string image) => this with { Image = image };

    /// <summary>Replaces the image's entrypoint.</summary>
    public ContainerBuilder WithEntrypoint(params string[] entrypoint) => this with { Entrypoint = entrypoint };

    public ContainerBuilder WithCommand(params string[] command) => this with { Command = [.. command] };

    public ContainerBuilder WithEnvironment(string name, string value) => With("--env", $"{name}={value}");

    public ContainerBuilder WithBindMount(string source, string destination, bool readOnly = false) =>
        With("--volume", $"{source}:{destination}{(readOnly ? ":ro" : "")}");

    /// <param name="network"><c>host</c>, <c>none</c>, <c>container:ID</c> or a network's name.</param>
    public ContainerBuilder WithNetwork(string network) => With("--network", network);

    public ContainerBuilder WithReadOnlyRootFilesystem() => With("--read-only");

    /// <summary>Drops every Linux capability, and the means to gain one.</summary>
    public ContainerBuilder WithoutCapabilities() => With("--cap-drop", "ALL", "--security-opt", "no-new-privileges");

    /// <param name="user">A name or number, and a group after a colon.</param>
    public ContainerBuilder WithUser(string user) => With("--user", user);

    /// <summary>A hard limit of memory; swap is not added to it.</summary>
    public ContainerBuilder WithMemory(long bytes) => With("--memory", Number(bytes), "--memory-swap", Number(bytes));

    public ContainerBuilder WithCpus(double cpus) => With("--cpus", cpus.ToString(CultureInfo.InvariantCulture));

    /// <summary>Attaches from the start; without one the output is kept by the engine, for <see cref="IContainer.GetLogsAsync"/> only.</summary>
    public ContainerBuilder WithOutputConsumer(IOutputConsumer consumer) => this with { Consumer = consumer };

    /// <summary>Options of <c>docker create</c> that have no method here.</summary>
    public ContainerBuilder With(params string[] options) => this with { Options = Options.AddRange(options) };

    public IContainer Build() => new DockerContainer([.. Options, .. Start()], Consumer);

    private IEnumerable<string> Start() => Entrypoint switch
    {
        [] => [Image, .. Command],
        [var program, .. var words] => ["--entrypoint", program, Image, .. words, .. Command],
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
