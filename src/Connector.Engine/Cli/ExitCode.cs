namespace Connector.Engine;

/// <summary>Exit codes. A failed <c>check</c> is an answer, and exits with <see cref="Success"/>.</summary>
public static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 2;

    /// <summary>128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
