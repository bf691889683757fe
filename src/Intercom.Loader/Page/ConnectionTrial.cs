namespace Intercom.Loader;

/// <summary>What a trial of the connection said.</summary>
/// <param name="Lines">Whose token it is, and what it may not read.</param>
internal sealed record ConnectionTrial(DateTimeOffset At, bool IsGood, IReadOnlyList<string> Lines);
