using Intercom.Sandbox.Demo.Progress;
using Intercom.Sandbox.Demo.Truth;

namespace Intercom.Sandbox.Demo;

/// <summary>A read that has ended.</summary>
/// <param name="Records">What it emitted; null when nobody can judge it anyway.</param>
internal sealed record DemoRead(ReadProgress Progress, RecordLedger? Records, int ExitCode)
{
    public bool Succeeded => ExitCode == 0 && Progress.Errors.Count == 0;
}
