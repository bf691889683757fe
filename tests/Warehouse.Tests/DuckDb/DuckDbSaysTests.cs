namespace Warehouse.Tests;

public sealed class DuckDbSaysTests : SaysContract
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}
