namespace Intercom.Sandbox.Faults;

/// <summary>A fault dealt to one request.</summary>
/// <param name="AfterProcessing">Whether the request has its effect on the server all the same.</param>
/// <param name="Variant">An even draw, for kinds that come in two forms.</param>
internal sealed record Fault(FaultKind Kind, bool AfterProcessing, bool Variant)
{
    /// <summary>Whether the fault spoils a real answer rather than replacing it.</summary>
    public bool SpoilsAnswer => Kind is FaultKind.Truncated or FaultKind.Malformed;
}
