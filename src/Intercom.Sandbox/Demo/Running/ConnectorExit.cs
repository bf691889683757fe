namespace Intercom.Sandbox.Demo.Running;

/// <summary>How a command of the connector ended; in normal operation it writes nothing to stderr.</summary>
internal sealed record ConnectorExit(int Code, string StandardError);
