namespace Acceptance.Tests;

/// <summary>The connector as a platform has it: it takes files and prints lines.</summary>
internal interface IConnector
{
    /// <summary>Runs one command to its end.</summary>
    Task<ConnectorRun> RunAsync(ConnectorInput input, CancellationToken cancellationToken);
}
