namespace Intercom.Sandbox.Generation;

/// <summary>When a row came to be and when it last changed, unix seconds.</summary>
internal readonly record struct RowTimes(long CreatedAt, long UpdatedAt);
