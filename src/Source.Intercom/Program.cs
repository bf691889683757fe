using System.Diagnostics;
using System.Text;
using Airbyte.Protocol;
using Connector.Engine;
using Source.Intercom;

// The composition root: the only place that names the real clock, chance, environment and console. By hand, because every command
// pays for it: a container here would be a quarter of what `spec` takes. The API's own objects are composed in ApiConnection.
#pragma warning disable RS0030 // Only here.
var time = TimeProvider.System;
var random = new Random();
#pragma warning restore RS0030
var baseUrl = Environment.GetEnvironmentVariable("INTERCOM_BASE_URL") is { Length: > 0 } url ? url : null;
var stdout = OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(1, "stdout");
var source = new IntercomSource(new IntercomEnvironment(time, random, baseUrl));
var host = new SourceHost(source, stdout, Text(stdout), Text(Console.OpenStandardError()), time, PeakMemory);

using var shutdown = new ShutdownSignal(time);
var exitCode = await host.RunAsync(args, shutdown.Token);
return shutdown.ExitCode ?? exitCode;

static StreamWriter Text(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true };

static long PeakMemory()
{
    using var self = Process.GetCurrentProcess();
    return self.PeakWorkingSet64;
}
