using System.Diagnostics;
using System.Text;
using Connector.Engine;
using Source.Intercom;

// The composition root: the only place that names the real clock, chance, environment and console. By hand, because every command
// pays for it: a container here would be a quarter of what `spec` takes. The API's own objects are composed in ApiConnection.
#pragma warning disable RS0030 // Only here.
var time = TimeProvider.System;
var random = new Random();
#pragma warning restore RS0030
var baseUrl = Environment.GetEnvironmentVariable("INTERCOM_BASE_URL") is { Length: > 0 } url ? url : null;
var stderr = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
var source = new IntercomSource(new IntercomEnvironment(time, random, baseUrl));
var host = new SourceHost(source, Console.OpenStandardOutput(), Console.Out, stderr, time, PeakMemory);

using var shutdown = new ShutdownSignal(time);
var exitCode = await host.RunAsync(args, shutdown.Token);
return shutdown.ExitCode ?? exitCode;

static long PeakMemory()
{
    using var self = Process.GetCurrentProcess();
    return self.PeakWorkingSet64;
}
