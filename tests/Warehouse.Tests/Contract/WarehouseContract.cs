namespace Warehouse.Tests;

/// <summary>What every warehouse must do; a folder of warehouse's own tests derives a class from each of these.</summary>
public abstract class WarehouseContract : IAsyncLifetime
{
    protected Bench Bench { get; private set; } = null!;

    protected abstract Bench Open();

    public ValueTask InitializeAsync()
    {
        Bench = Open();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal static string Thing(string id, long updatedAt, string name) => $$"""{"id":"{{id}}","updated_at":{{updatedAt}},"name":"{{name}}"}""";
}
