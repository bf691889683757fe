namespace Intercom.Sandbox.Demo;

/// <summary>Chooses what the demo reads.</summary>
internal static class DemoTarget
{
    public static async Task<IDemoTarget> OpenAsync(DemoOptions options, TimeProvider clock, CancellationToken cancellation) =>
        options.AccessToken is { } token
            ? new IntercomTarget(token, options, clock)
            : await SandboxTarget.StartAsync(options, clock, cancellation);
}
