namespace Warehouse;

public static class RunResultWord
{
    /// <summary>As the ledger, and whoever shows it, writes a result.</summary>
    public static string Word(this RunResult result) => result.ToString().ToLowerInvariant();
}
