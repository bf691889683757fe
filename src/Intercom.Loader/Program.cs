using System.Text;
using Connector.Engine;
using Intercom.Loader;
using Source.Intercom;

// The composition root: the only place that names the machine and the console.
var machine = IntercomEnvironment.OfThisMachine();
Console.OutputEncoding = new UTF8Encoding(false);
var environment = new LoaderEnvironment(
    machine,
    Environment.GetEnvironmentVariable,
    Console.OpenStandardInput(),
    Console.Out,
    Console.Error,
    !Console.IsInputRedirected && !Console.IsOutputRedirected);

// A commit that is under way is given time to end; whatever kills it before loses no more than that commit.
using var shutdown = new ShutdownSignal(machine.Time, TimeSpan.FromSeconds(25));
var exitCode = await new LoaderHost(environment).RunAsync(args, shutdown.Token);
return shutdown.ExitCode ?? exitCode;
