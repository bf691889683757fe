using System.Globalization;
using Container.Tests.Support;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Container.Tests.Deploy;

/// <summary>
/// One file of <c>docs/deploy</c>, and the loader's container as the platform starts it by that file: its command, its rights, its memory,
/// its settings as a mount. What a test has instead: the host's network, a free port of the loopback, and a database of its own.
/// </summary>
internal sealed class Deployment : IDisposable
{
    private const string Everywhere = "0.0.0.0:8080";

    private static readonly string _folder = Path.Combine(RepositoryRoot.Path, "docs", "deploy");

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("loader-settings-");
    private readonly string _settings;
    private readonly JToken _container;
    private readonly JToken? _pod;
    private readonly SandboxServer _sandbox;
    private readonly Dictionary<string, string> _secret;

    /// <param name="database">An address of PostgreSQL.</param>
    public Deployment(string file, SandboxServer sandbox, string database)
    {
        var manifest = YamlFile.Read(Path.Combine(_folder, file));
        _pod = manifest.SelectToken("spec.jobTemplate.spec.template.spec") ?? manifest.SelectToken("spec.template.spec");
        _container = _pod?["containers"]!.ShouldHaveSingleItem() ?? manifest["services"]!["loader"]!;
        _sandbox = sandbox;
        _secret = new() { ["INTERCOM_ACCESS_TOKEN"] = sandbox.Token, ["DATABASE_URL"] = database, ["PAGE_TOKEN"] = PageToken };
        // The temporary folder itself is for this user alone; one inside it is not, and a mount does not look above itself.
        _settings = _temporary.CreateSubdirectory("settings").FullName;
        File.Copy(Path.Combine(_folder, "intercom.yml"), Path.Combine(_settings, "intercom.yml"));
    }

    public string PageToken => "page-token-of-a-test";

    /// <summary>The container's own command, listening at an address of the test's instead of all.</summary>
    /// <param name="listen">Host and port; null where the command does not listen.</param>
    public string[] Command(string? listen = null)
    {
        var command = (_container["args"] ?? _container["command"])!.Values<string>().OfType<string>().ToArray();
        command.Contains(Everywhere).ShouldBe(listen is not null);
        return [.. command.Select(argument => argument == Everywhere ? listen! : argument)];
    }

    /// <summary>The path that a cluster asks; null: the file has no such probe.</summary>
    public string? Probe(string name) => _container.SelectToken($"{name}.httpGet.path")?.ToString();

    public async Task<ContainerBuilder> BuilderAsync(params string[] command)
    {
        var builder = new ContainerBuilder(await RepositoryImages.LoaderAsync())
            .WithNetworkMode("host")
            .WithStopGrace(Grace)
            .WithBindMount(_settings, SettingsFolder, AccessMode.ReadOnly)
            .WithEnvironment("INTERCOM_BASE_URL", _sandbox.BaseUrl)
            .WithEnvironment(_secret)
            .WithCommand(command);
        if (Security("readOnlyRootFilesystem", "read_only")) builder = builder.WithReadOnlyRootFilesystem();
        if (_container.SelectToken("securityContext.capabilities.drop") is not null) builder = builder.WithoutCapabilities();
        return Memory is { } memory ? builder.WithMemory(memory) : builder;
    }

    /// <summary>Runs a command of the loader in such a container to its end and returns what it answered.</summary>
    public async Task<JToken> AskAsync(params string[] command) =>
        await (await BuilderAsync([.. command, "--json", "--config", $"{SettingsFolder}/intercom.yml"])).AskAsync();

    public void Dispose() => _temporary.Delete(recursive: true);

    private TimeSpan Grace => _pod?.Value<int>("terminationGracePeriodSeconds") is { } seconds
        ? TimeSpan.FromSeconds(seconds)
        : TimeSpan.FromSeconds(int.Parse(_container.Value<string>("stop_grace_period")!.TrimEnd('s'), CultureInfo.InvariantCulture));

    /// <summary>The limit in bytes; null: none.</summary>
    private long? Memory => _container.SelectToken("resources.limits.memory") is { } limit
        ? long.Parse(limit.ToString().Replace("Gi", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) << 30
        : null;

    /// <summary>Where the container finds its settings.</summary>
    private string SettingsFolder => _pod is null
        ? Path.GetDirectoryName(_container["volumes"]!.ShouldHaveSingleItem()!.ToString().Split(':')[1])!
        : _container["volumeMounts"]!.ShouldHaveSingleItem()!.Value<string>("mountPath")!;

    private bool Security(string ofPod, string ofService) => _container.SelectToken($"securityContext.{ofPod}")?.Value<bool>() ?? _container.Value<bool>(ofService);
}
