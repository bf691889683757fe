namespace Warehouse.Tests;

public sealed class DuckDbLiveKillTests(ITestOutputHelper log) : LiveKillContract(log)
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    protected override string Setting() => $"duckdb: {_file.Path}";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}
