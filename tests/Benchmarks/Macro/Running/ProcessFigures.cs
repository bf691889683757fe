namespace Benchmarks.Macro.Running;

/// <summary>What a process took.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">User and system time.</param>
/// <param name="PeakBytes">The most resident memory.</param>
internal record ProcessFigures(TimeSpan Wall, TimeSpan Cpu, long PeakBytes, int ExitCode);
