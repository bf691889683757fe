namespace Intercom.Loader;

/// <summary>What <c>init</c> takes instead of asking. Secrets are named, never given.</summary>
/// <param name="TokenFile">A file with the access token; null: it is in a variable.</param>
/// <param name="TokenVariable">The environment variable with the access token.</param>
/// <param name="StartDate">A day; null: the first of last year.</param>
/// <param name="PostgresVariable">The environment variable with the database's URL; null: the warehouse is DuckDB.</param>
internal sealed record InitArguments(
    string? TokenFile, string? TokenVariable, string Region, string? StartDate, string? DuckDb, string? PostgresVariable, string? Schema, bool Force)
{
    /// <summary>What <c>connect</c> has stored for these settings is meant, and no token is named.</summary>
    public bool IsConnected { get; init; }

    public bool HasAny => TokenFile is not null || TokenVariable is not null || StartDate is not null || DuckDb is not null || PostgresVariable is not null || Schema is not null;
}
