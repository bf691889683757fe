namespace Simulation.Tests;

/// <summary>Streams that the established connector does not have are read too, or nothing but them.</summary>
/// <param name="Pages">How their lists come in pages.</param>
/// <param name="Inline">How records hold their children.</param>
internal sealed record Further(IReadOnlyList<string> Streams, ListManner Pages, InlineManner Inline)
{
    public override string ToString() => $"Further {{ [{string.Join(' ', Streams)}] {Pages} {Inline} }}";
}
