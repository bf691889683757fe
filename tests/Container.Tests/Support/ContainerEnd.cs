using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Container.Tests.Support;

/// <summary>Containers that have to end well.</summary>
internal static class ContainerEnd
{
    /// <summary>Runs one to its end and returns what it answered, one JSON value.</summary>
    public static async Task<JToken> AskAsync(this ContainerBuilder builder)
    {
        await using var container = builder.Build();
        var output = new AttachedOutput(container);
        await container.StartAsync(TestContext.Current.CancellationToken);
        var exitCode = await container.GetExitCodeAsync(TestContext.Current.CancellationToken);
        await output.CompleteAsync(TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, Encoding.UTF8.GetString(output.Stderr) + Encoding.UTF8.GetString(output.Stdout));
        return JToken.Parse(Encoding.UTF8.GetString(output.Stdout));
    }

    /// <summary>Waits for one that was started.</summary>
    public static async Task ShouldEndWellAsync(this IContainer container)
    {
        var exitCode = await container.GetExitCodeAsync(TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, (await container.GetLogsAsync(timestampsEnabled: false, ct: TestContext.Current.CancellationToken)).Stderr);
    }
}
