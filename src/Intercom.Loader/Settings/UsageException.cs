namespace Intercom.Loader;

/// <summary>What was asked for is wrong, in the settings or on the command line: nothing was done. The message says what, where, and what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
