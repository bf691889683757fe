namespace Warehouse.Tests;

public sealed class DuckDbHistoryTests : HistoryContract
{
    private readonly List<DuckDbFile> _files = [];

    protected override Bench Open()
    {
        _files.Add(new DuckDbFile());
        return new Bench(new DuckDbWarehouse(_files[^1].Path), "intercom");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _files.ForEach(file => file.Dispose());
    }
}
