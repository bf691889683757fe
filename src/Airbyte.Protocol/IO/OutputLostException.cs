namespace Airbyte.Protocol;

/// <summary>What was written reaches nobody, and nothing more will: its message is one sentence for the person who looks for the reason.</summary>
public sealed class OutputLostException(string message, Exception? inner = null) : IOException(message, inner);
