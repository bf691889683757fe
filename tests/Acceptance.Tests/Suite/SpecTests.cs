namespace Acceptance.Tests;

/// <summary>The section <c>spec</c>.</summary>
public sealed class SpecTests(AcceptanceFixture fixture)
{
    private const string Section = "spec";

    public static TheoryData<ConnectorKind, int> Entries => SectionData.Of(Section);

    [Theory, MemberData(nameof(Entries))]
    public async Task The_specification_keeps_the_platforms_rules(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);

        CommandSections.Spec(await platform.SpecAsync(), inputs).ShouldBeEmpty();
    }

    private async Task<(Platform Platform, AcceptanceEntry Entry)> OpenAsync(ConnectorKind kind, int entry)
    {
        var inputs = AcceptanceConfig.Section(Section)[entry];
        return (await fixture.PlatformAsync(kind, inputs), inputs);
    }
}
