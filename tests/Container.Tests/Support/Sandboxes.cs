using Intercom.Sandbox;

namespace Container.Tests.Support;

/// <summary>Sandboxes with the token that no output may hold.</summary>
internal static class Sandboxes
{
    public const string Token = "dG9rOmNvbnRhaW5lcl90ZXN0cw==";

    public static Task<SandboxServer> SmallAsync() => StartAsync(new SandboxOptions
    {
        Workspace = new() { Contacts = 300, Companies = 40, Conversations = 80, Parts = 3, Tickets = 40, ActivityLogs = 120 },
    });

    public static Task<SandboxServer> StartAsync(SandboxOptions options) =>
        SandboxServer.StartAsync(options with { Access = options.Access with { Token = Token } }, cancellation: TestContext.Current.CancellationToken);
}
