namespace Acceptance.Tests;

/// <summary>The section <c>basic_read</c>.</summary>
public sealed class BasicReadTests(AcceptanceFixture fixture)
{
    private const string Section = "basic_read";

    public static TheoryData<ConnectorKind, int> Entries => SectionData.Of(Section);

    [Theory, MemberData(nameof(Entries))]
    public async Task A_read_prints_every_expected_record_once_and_keeps_its_books(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);
        var catalog = ConfiguredCatalogs.All(await platform.CatalogAsync());

        ReadSections.Whole(await platform.ReadAsync(catalog), catalog, inputs, AcceptanceConfig.Expected).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Entries))]
    public async Task A_read_of_a_stream_that_does_not_exist_fails_with_one_trace(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);

        ReadSections.Failing(await platform.ReadAsync(ConfiguredCatalogs.Invalid()), inputs).ShouldBeEmpty();
    }

    private async Task<(Platform Platform, AcceptanceEntry Entry)> OpenAsync(ConnectorKind kind, int entry)
    {
        var inputs = AcceptanceConfig.Section(Section)[entry];
        return (await fixture.PlatformAsync(kind, inputs), inputs);
    }
}
