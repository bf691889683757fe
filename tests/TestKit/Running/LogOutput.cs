namespace TestKit;

/// <summary>A LOG line; the level as on the wire: DEBUG, INFO, WARN or ERROR.</summary>
public sealed record LogOutput(string Level, string Message);
