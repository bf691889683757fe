namespace Intercom.Loader;

/// <summary>What a run changed of an object's table, in words.</summary>
internal sealed record SchemaChanges(long Run, string Stream, IReadOnlyList<string> Changes);
