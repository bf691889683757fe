using System.Runtime.InteropServices;

namespace Connector.Engine;

/// <summary>
/// SIGTERM and Ctrl-C ask for an orderly end: no new requests, the last true states, then exit 143 or 130. Whoever does not end within
/// a grace (stdout blocked, say) is ended.
/// </summary>
public sealed class ShutdownSignal : IDisposable
{
    private static readonly TimeSpan _shortGrace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TimeProvider _time;
    private readonly TimeSpan _grace;
    private ITimer? _deadline;

    /// <param name="grace">Null: five seconds.</param>
    public ShutdownSignal(TimeProvider time, TimeSpan? grace = null)
    {
        (_time, _grace) = (time, grace ?? _shortGrace);
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, Engine.ExitCode.Terminated)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, Engine.ExitCode.Interrupted)));
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code of the signal that came, null when none did.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _deadline?.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        ExitCode ??= exitCode;
        _deadline ??= _time.CreateTimer(_ => Environment.Exit(exitCode), null, _grace, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }
}
