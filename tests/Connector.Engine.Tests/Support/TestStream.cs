namespace Connector.Engine.Tests.Support;

/// <summary>A stream of no API.</summary>
internal sealed record TestStream : StreamDefinition;
