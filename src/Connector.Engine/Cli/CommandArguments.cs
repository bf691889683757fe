namespace Connector.Engine;

/// <summary>The parsed options of a command; those it does not have are empty.</summary>
public sealed record CommandArguments(string Config, string Catalog, string? State, bool Debug);
