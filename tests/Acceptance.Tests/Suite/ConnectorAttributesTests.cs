namespace Acceptance.Tests;

/// <summary>The section <c>connector_attributes</c>.</summary>
public sealed class ConnectorAttributesTests(AcceptanceFixture fixture)
{
    private const string Section = "connector_attributes";

    public static TheoryData<ConnectorKind, int> Entries => SectionData.Of(Section);

    [Theory, MemberData(nameof(Entries))]
    public async Task Streams_have_keys_and_the_metadata_its_lists(ConnectorKind kind, int entry)
    {
        var (platform, _) = await OpenAsync(kind, entry);

        CommandSections.Attributes(StreamEntry.Discovered(await platform.CatalogAsync()), Expectations.Metadata).ShouldBeEmpty();
    }

    private async Task<(Platform Platform, AcceptanceEntry Entry)> OpenAsync(ConnectorKind kind, int entry)
    {
        var inputs = AcceptanceConfig.Section(Section)[entry];
        return (await fixture.PlatformAsync(kind, inputs), inputs);
    }
}
