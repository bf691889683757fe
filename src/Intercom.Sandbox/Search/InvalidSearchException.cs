namespace Intercom.Sandbox.Search;

/// <summary>A search request that Intercom would answer with 400; the message becomes the error's message.</summary>
internal sealed class InvalidSearchException(string message, string code = "client_error") : Exception(message)
{
    public string Code { get; } = code;
}
