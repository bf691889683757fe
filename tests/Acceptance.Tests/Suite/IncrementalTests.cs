namespace Acceptance.Tests;

/// <summary>The section <c>incremental</c>.</summary>
public sealed class IncrementalTests(AcceptanceFixture fixture)
{
    private const string Section = "incremental";

    public static TheoryData<ConnectorKind, int> Entries => SectionData.Of(Section);

    [Theory, MemberData(nameof(Entries))]
    public async Task A_read_from_the_last_states_differs_from_the_first(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);
        var catalog = ConfiguredCatalogs.Of(inputs.Catalog, await platform.CatalogAsync());
        var first = await platform.ReadAsync(catalog);
        var second = await platform.ReadAsync(catalog, SavedStates.After(first));

        ReadSections.Whole(first, catalog, inputs, AcceptanceConfig.Expected).ShouldBeEmpty();
        ReadSections.TwoIncremental(first, second, catalog, inputs).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task A_stream_resumed_from_any_of_its_checkpoints_loses_nothing(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);
        var catalog = ConfiguredCatalogs.Of(inputs.Catalog, await platform.CatalogAsync());
        var first = await platform.ReadAsync(catalog);

        first.States().Count().ShouldBeGreaterThan(StreamEntry.Configured(catalog).Count);
        foreach (var checkpoint in first.States())
        {
            var alone = ConfiguredCatalogs.Only(checkpoint.Stream!, catalog);
            var resumed = await platform.ReadAsync(alone, [SavedStates.Of(checkpoint)]);
            ReadSections.Resumed(first, checkpoint, resumed, alone, inputs, AcceptanceConfig.Expected).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task A_read_that_was_cut_off_behind_any_state_is_made_whole_by_the_next(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);
        var catalog = ConfiguredCatalogs.Of(inputs.Catalog, await platform.CatalogAsync());
        var first = await platform.ReadAsync(catalog);

        foreach (var checkpoint in first.States())
        {
            var resumed = await platform.ReadAsync(catalog, SavedStates.After(first, checkpoint.Number));
            ReadSections.ResumedWhole(first, checkpoint, resumed, catalog, inputs, AcceptanceConfig.Expected).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task A_read_from_beyond_everything_prints_states_and_no_record(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);
        var catalog = ConfiguredCatalogs.Of(inputs.Catalog, await platform.CatalogAsync());

        ReadSections.Future(await platform.ReadAsync(catalog, inputs.FutureState), catalog, inputs).ShouldBeEmpty();
    }

    private async Task<(Platform Platform, AcceptanceEntry Entry)> OpenAsync(ConnectorKind kind, int entry)
    {
        var inputs = AcceptanceConfig.Section(Section)[entry];
        return (await fixture.PlatformAsync(kind, inputs), inputs);
    }
}
