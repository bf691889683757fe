namespace Acceptance.Tests;

/// <summary>The section <c>full_refresh</c>.</summary>
public sealed class FullRefreshTests(AcceptanceFixture fixture)
{
    private const string Section = "full_refresh";

    public static TheoryData<ConnectorKind, int> Entries => SectionData.Of(Section);

    [Theory, MemberData(nameof(Entries))]
    public async Task Two_reads_in_full_print_the_same(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);
        var catalog = ConfiguredCatalogs.Of(inputs.Catalog, await platform.CatalogAsync());
        var first = await platform.ReadAsync(catalog);
        var second = await platform.ReadAsync(catalog);

        ReadSections.Whole(first, catalog, inputs, AcceptanceConfig.Expected).ShouldBeEmpty();
        ReadSections.TwoFull(first, second, catalog, inputs).ShouldBeEmpty();
    }

    private async Task<(Platform Platform, AcceptanceEntry Entry)> OpenAsync(ConnectorKind kind, int entry)
    {
        var inputs = AcceptanceConfig.Section(Section)[entry];
        return (await fixture.PlatformAsync(kind, inputs), inputs);
    }
}
