namespace Acceptance.Tests;

/// <summary>The section <c>connection</c>.</summary>
public sealed class ConnectionTests(AcceptanceFixture fixture)
{
    private const string Section = "connection";

    public static TheoryData<ConnectorKind, int> Entries => SectionData.Of(Section);

    [Theory, MemberData(nameof(Entries))]
    public async Task A_check_answers_with_the_status_that_is_due(ConnectorKind kind, int entry)
    {
        var (platform, inputs) = await OpenAsync(kind, entry);

        CommandSections.Connection(await platform.CheckAsync(), inputs).ShouldBeEmpty();
    }

    private async Task<(Platform Platform, AcceptanceEntry Entry)> OpenAsync(ConnectorKind kind, int entry)
    {
        var inputs = AcceptanceConfig.Section(Section)[entry];
        return (await fixture.PlatformAsync(kind, inputs), inputs);
    }
}
