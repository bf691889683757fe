namespace Benchmarks.Macro.Running;

/// <summary>What the connector took, and what it printed.</summary>
internal sealed record ConnectorFigures(ProcessFigures Process, OutputTally Output) : ProcessFigures(Process);
