using System.Security.Cryptography;
using System.Text;
using Connector.Engine;
using Microsoft.Extensions.DependencyInjection;
using Source.Intercom;

// The composition root: the only place that names the real clock, chance, environment and console.
#pragma warning disable RS0030 // Only here.
var time = TimeProvider.System;
#pragma warning restore RS0030
await using var services = new ServiceCollection()
    .AddSingleton(time)
    .AddSingleton(new Random(RandomNumberGenerator.GetInt32(int.MaxValue)))
    .AddSingleton(provider => new IntercomEnvironment(
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<Random>(),
        Environment.GetEnvironmentVariable("INTERCOM_BASE_URL") is { Length: > 0 } url ? url : null))
    .AddSingleton<ISource, IntercomSource>()
    .AddSingleton<ShutdownSignal>()
    .AddSingleton(provider => new SourceHost(
        provider.GetRequiredService<ISource>(),
        Console.OpenStandardOutput(),
        Console.Out,
        new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true },
        provider.GetRequiredService<TimeProvider>()))
    .BuildServiceProvider();

var shutdown = services.GetRequiredService<ShutdownSignal>();
var exitCode = await services.GetRequiredService<SourceHost>().RunAsync(args, shutdown.Token);
return shutdown.ExitCode ?? exitCode;
