namespace Warehouse.Tests;

public sealed class DuckDbMergeTests : MergeContract
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}

public sealed class DuckDbDeletesTests : DeletesContract
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}

public sealed class DuckDbSchemaTests : SchemaContract
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}

public sealed class DuckDbValuesTests : ValuesContract
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}

public sealed class DuckDbPlaceTests : PlaceContract
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}

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

public sealed class DuckDbRoundTripTests : RoundTripContract
{
    private readonly DuckDbFile _file = new();

    protected override Bench Open() => new(new DuckDbWarehouse(_file.Path), "intercom");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}

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
