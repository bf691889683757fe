namespace Connector.Http;

/// <summary>What an error body says.</summary>
/// <param name="Code">The API's machine-readable code, e.g. <c>scroll_exists</c>.</param>
/// <param name="Message">The API's text.</param>
/// <param name="RequestId">The API's own id of the request, for its support.</param>
public sealed record ApiError(string? Code, string? Message, string? RequestId);
