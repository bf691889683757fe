namespace Warehouse.Tests;

/// <summary>
/// L1 to L6 over generated histories, against a dictionary. <c>HISTORIES</c> is their number, <c>HISTORY_SEED</c> the first one's seed: a
/// failure names its own.
/// </summary>
public abstract class HistoryContract : WarehouseContract
{
    private const int Runs = 6;

    [Fact]
    public async Task After_any_history_of_runs_the_table_is_what_its_state_says()
    {
        var first = Setting.Of("HISTORY_SEED", 1);
        for (var seed = first; seed < first + Setting.Of("HISTORIES", 12); seed++)
        {
            await using var bench = Open();
            await new History(bench, seed).PlayAsync(Runs);
        }
    }
}
