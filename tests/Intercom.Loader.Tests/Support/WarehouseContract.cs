namespace Intercom.Loader.Tests.Support;

/// <summary>What must hold over every warehouse.</summary>
public abstract class WarehouseContract : IAsyncLifetime
{
    private protected LoadedWarehouse Loaded { get; private set; } = null!;

    private protected abstract LoadedWarehouse Open();

    public ValueTask InitializeAsync()
    {
        Loaded = Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Loaded.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
