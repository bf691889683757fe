namespace Benchmarks.Macro;

/// <summary>A target and what was measured, both in words.</summary>
internal sealed record Check(string Target, string Figure, bool Holds);
