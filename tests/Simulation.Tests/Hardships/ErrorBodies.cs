namespace Simulation.Tests;

/// <summary>Errors that are not as described: messages with half a character, cursors refused in words of all kinds.</summary>
internal sealed record ErrorBodies(int Words)
{
    /// <summary>A page cursor that is no longer taken.</summary>
    public Answer CursorRefused => Words switch
    {
        0 => Answer.Error(400, "invalid_param", "parameter invalid"),
        1 => Answer.Error(400, "client_error", "Bad Request"),
        2 => Answer.Json("{\"status\":400,\"error\":\"Bad Request\"}") with { Status = 400 },
        _ => Answer.Error(400, "parameter_invalid", "caf\\ud83d"),
    };

    public Answer ServerError => Words switch
    {
        0 => Answer.Error(500, "server_error", "half a smile: \\ud83d"),
        1 => Answer.Error(500, "server_\\udead", "Internal error"),
        2 => new Answer(500, [.. "{\"type\":\"error.list\",\"errors\":[{\"code\":\"server_error\",\"message\":\"caf"u8, 0xC3, .. "\"}]}"u8]),
        _ => new Answer(500, "{\"errors\":[[]],\"error\":{\"message\":7}}"u8.ToArray()),
    };
}
