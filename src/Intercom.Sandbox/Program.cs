using Intercom.Sandbox.Cli;

return await SandboxCommandLine.Build(Program.WallClock).Parse(args).InvokeAsync();

/// <summary>The composition root: the one place that names the real clock.</summary>
internal partial class Program
{
#pragma warning disable RS0030 // Here, and nowhere else, the real clock enters.
    public static TimeProvider WallClock { get; } = TimeProvider.System;
#pragma warning restore RS0030
}
