using Newtonsoft.Json.Linq;
using TestKit;

namespace Acceptance.Tests;

/// <summary>A good recording of the published program, made once.</summary>
public sealed class RecordingFixture(AcceptanceFixture fixture) : IAsyncLifetime
{
    internal Recording Good { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var (incremental, refused) = (AcceptanceConfig.Section("incremental")[0], AcceptanceConfig.Section("connection")[1]);
        var platform = await fixture.PlatformAsync(ConnectorKind.Executable, incremental);
        var discover = await platform.DiscoverAsync();
        var discovered = (JObject)discover.Of("CATALOG").Single().Member("catalog")!;
        var (whole, byCursor) = (ConfiguredCatalogs.All(discovered), ConfiguredCatalogs.Of(incremental.Catalog, discovered));
        var full = await platform.ReadAsync(whole);
        var first = await platform.ReadAsync(byCursor);
        var checkpoint = first.States("contacts").First();
        Good = new Recording
        {
            Spec = await platform.SpecAsync(),
            Check = await platform.CheckAsync(),
            Refused = await (await fixture.PlatformAsync(ConnectorKind.Executable, refused)).CheckAsync(),
            Discover = discover,
            Full = full,
            FullAgain = await platform.ReadAsync(whole),
            Incremental = first,
            IncrementalAgain = await platform.ReadAsync(byCursor, SavedStates.After(first)),
            Resumed = await platform.ReadAsync(ConfiguredCatalogs.Only("contacts", byCursor), [SavedStates.Of(checkpoint)]),
            ResumedWhole = await platform.ReadAsync(byCursor, SavedStates.After(first, checkpoint.Number)),
            Future = await platform.ReadAsync(byCursor, incremental.FutureState),
            Failing = await platform.ReadAsync(ConfiguredCatalogs.Invalid()),
            Catalogs = (whole, byCursor),
            Image = GoodImage(),
            Metadata = Expectations.Metadata,
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Made up, so that the breakages need no engine; the suite's own test asks one for the real image.</summary>
    private static ImageConfig GoodImage() => new(
        new Dictionary<string, string>
        {
            ["io.airbyte.name"] = Expectations.Metadata["dockerRepository"]!.ToString(),
            ["io.airbyte.version"] = Expectations.Metadata["dockerImageTag"]!.ToString(),
        },
        new Dictionary<string, string> { ["AIRBYTE_ENTRYPOINT"] = "/connector" },
        ["/connector"],
        "1654",
        1);
}
