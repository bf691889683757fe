using System.Diagnostics;
using System.Text;
using Airbyte.Protocol;
using Connector.Engine;
using Source.Intercom;

// The composition root: the only place that names the machine and the console. By hand, because every command pays for it: a container
// here would be a quarter of what `spec` takes. The API's own objects are composed in ApiConnection.
var machine = IntercomEnvironment.OfThisMachine();
var stdout = OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(1, "stdout");
var source = new IntercomSource(machine);
var host = new SourceHost(source, stdout, Text(stdout), Text(Console.OpenStandardError()), machine.Time, PeakMemory);

using var shutdown = new ShutdownSignal(machine.Time);
var exitCode = await host.RunAsync(args, shutdown.Token);
return shutdown.ExitCode ?? exitCode;

static StreamWriter Text(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true };

static long PeakMemory()
{
    using var self = Process.GetCurrentProcess();
    return self.PeakWorkingSet64;
}
