namespace Intercom.Loader;

/// <summary>What <c>load</c> takes.</summary>
/// <param name="Objects">Null: all that the settings want.</param>
/// <param name="Messages">A file of messages instead of the API; <c>-</c>: standard input.</param>
/// <param name="Catalog">What types them; null: the connector's own schemas.</param>
/// <param name="State">Another connector's state, to go on from.</param>
internal sealed record LoadArguments(IReadOnlyList<string>? Objects, string? Messages, string? Catalog, string? State)
{
    /// <summary>These objects are read whole, and what does not come again is gone.</summary>
    public bool Whole { get; init; }
}
