namespace Intercom.Sandbox.Search;

/// <summary>A search that gets an error instead of a page; the message becomes the error's message.</summary>
internal sealed class InvalidSearchException(string message, string code = "client_error", int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
