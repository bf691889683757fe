namespace Intercom.Sandbox.Demo.Truth;

/// <summary>One difference between what was read and the truth.</summary>
internal sealed record Finding(FindingKind Kind, RecordKey Key);
