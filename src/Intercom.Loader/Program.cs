using System.Text;
using Connector.Engine;
using Intercom.Loader;

// The composition root: the only place that names the real clock, chance, environment and console.
#pragma warning disable RS0030 // Only here.
var time = TimeProvider.System;
var random = new Random();
#pragma warning restore RS0030
Console.OutputEncoding = new UTF8Encoding(false);
var environment = new LoaderEnvironment(
    time,
    random,
    Environment.GetEnvironmentVariable,
    Environment.GetEnvironmentVariable("INTERCOM_BASE_URL") is { Length: > 0 } url ? url : null,
    Console.OpenStandardInput(),
    Console.Out,
    Console.Error,
    !Console.IsInputRedirected && !Console.IsOutputRedirected);

// A commit that is under way is given time to end; whatever kills it before loses no more than that commit.
using var shutdown = new ShutdownSignal(time, TimeSpan.FromSeconds(25));
var exitCode = await new LoaderHost(environment).RunAsync(args, shutdown.Token);
return shutdown.ExitCode ?? exitCode;
