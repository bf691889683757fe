namespace Connector.Http;

/// <summary>That a request has started within the budget; to be given back when it ends.</summary>
/// <param name="Place">Its place in the moving window.</param>
/// <param name="At">When it started, a timestamp of the budget's clock.</param>
public readonly record struct RequestStart(int Place, long At);
