using Container.Tests.Support;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using Intercom.Sandbox;
using TestKit;

namespace Container.Tests.Orchestrators;

/// <summary>What a cluster would give the pod of the CronJob: its secret, its config map and its volume; and the pod itself.</summary>
internal sealed class PodFiles : IDisposable
{
    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly MountedFiles _secret;
    private readonly MountedFiles _configMap;

    public PodFiles(string token, IReadOnlyList<string> streams)
    {
        _secret = new MountedFiles(token, streams);
        _configMap = new MountedFiles("none", streams);
        Data = new OrchestratedFolder("none", streams);
        _configMap.Save("orchestrate.sh", File.ReadAllText(ShellProcess.Script));
        // A cluster makes the volume writable for the pod's group; here it is for everyone.
        Open(Data.Path);
        Open(Directory.CreateDirectory(Path.Combine(Data.Path, "output")).FullName);
    }

    /// <summary>The volume.</summary>
    public OrchestratedFolder Data { get; }

    public async Task<IContainer> StartAsync(SandboxServer sandbox)
    {
        var user = CronJob.Pod["securityContext"]!;
        var builder = (await ConnectorContainer.AtAsync(sandbox)).WithReadOnlyRootFilesystem().WithoutCapabilities()
            .WithUser($"{(string?)user["runAsUser"]}:{(string?)user["runAsGroup"]}").WithMemory(CronJob.Memory)
            .WithStopGrace(TimeSpan.FromSeconds(CronJob.Pod.Value<int>("terminationGracePeriodSeconds")))
            .WithEntrypoint(CronJob.Command)
            .WithBindMount(_secret.Folder, MountPath("secret"), AccessMode.ReadOnly)
            .WithBindMount(_configMap.Folder, MountPath("configMap"), AccessMode.ReadOnly)
            .WithBindMount(Data.Path, MountPath("persistentVolumeClaim"));
        foreach (var variable in CronJob.Container["env"]!) builder = builder.WithEnvironment((string)variable["name"]!, (string)variable["value"]!);
        var container = builder.Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        return container;
    }

    public void Dispose()
    {
        Data.Dispose();
        _configMap.Dispose();
        _secret.Dispose();
    }

    private static string MountPath(string source) => CronJob.Mount(source).Value<string>("mountPath")!;

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, Everyone);
    }
}
