namespace Acceptance.Tests;

/// <summary>What a section's tests run over: each connector, with each entry of the configuration.</summary>
public static class SectionData
{
    public static TheoryData<ConnectorKind, int> Of(string section)
    {
        var data = new TheoryData<ConnectorKind, int>();
        foreach (var kind in Enum.GetValues<ConnectorKind>())
            for (var entry = 0; entry < AcceptanceConfig.Section(section).Count; entry++) data.Add(kind, entry);
        return data;
    }
}
