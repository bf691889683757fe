namespace Source.Intercom.Tests.Support;

/// <summary>A contact of a scripted search; times in unix seconds.</summary>
internal sealed record ScriptedRow(string Id, long CreatedAt, long UpdatedAt);
