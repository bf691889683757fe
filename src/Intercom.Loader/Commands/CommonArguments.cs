namespace Intercom.Loader;

/// <summary>What every command takes.</summary>
internal sealed record CommonArguments(string Config, bool Json, bool Debug);
