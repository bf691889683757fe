using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Benchmarks.Macro.Rows;

/// <summary>A load of ten times the rows holds no more memory.</summary>
internal sealed class FlatLoadRow(string name, Func<Task<LoadTarget>> open) : IMacroRow
{
    private const int Contacts = 1_600_000;
    private const double MostGrowth = 1.2;

    public static FlatLoadRow DuckDb { get; } = new("flat-duckdb", LoadTarget.DuckDbAsync);

    public static FlatLoadRow Postgres { get; } = new("flat-postgres", LoadTarget.PostgresAsync);

    public string Name => name;

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        await using var target = await open();
        var tenth = await LoadAsync(bench, target, Contacts / 10, cancellation);
        var whole = await LoadAsync(bench, target, Contacts, cancellation);
        return new RowResult(Claim.Text($"{name}: {Contacts:N0} contacts"),
        [
            new Check(
                Claim.Text($"peak ≤ {MostGrowth:0.#} × that of {Contacts / 10:N0}"),
                Claim.Text($"{whole.PeakBytes / 1e6:F0} MB against {tenth.PeakBytes / 1e6:F0} MB"),
                whole.PeakBytes <= MostGrowth * tenth.PeakBytes),
            new Check(Claim.Text($"{Contacts:N0} rows inserted"), Claim.Text($"{whole.Touched:N0}"), whole.Touched == Contacts),
        ])
        {
            Note = Claim.Text($"wall {whole.Wall.TotalSeconds:F0} s, {Contacts / whole.Wall.TotalSeconds:N0} rows/s against {Contacts / 10 / tenth.Wall.TotalSeconds:N0}; {whole.Commits} commits"),
            Memory = [new MemoryFigure(name, Contacts / 10, tenth.PeakBytes / 1e6), new MemoryFigure(name, Contacts, whole.PeakBytes / 1e6)],
        };
    }

    private static async Task<LoaderFigures> LoadAsync(Workbench bench, LoadTarget target, int contacts, CancellationToken cancellation)
    {
        using var files = new InputFiles();
        var messages = files.PathOf("messages.jsonl");
        await using (var server = await bench.ServeAsync([.. Serve.Unlimited, .. Serve.Only(("contacts-on-the-fly", contacts))], cancellation))
            await bench.Connector.SaveAsync(server, new ReadOrder(StreamName.Contacts), messages, cancellation);
        target.Renew();
        return await bench.Loader.LoadMessagesAsync(target, messages, cancellation);
    }
}
