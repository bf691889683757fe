using System.Text;
using System.Text.Json;
using Intercom.Sandbox.Demo.Truth;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Tests.Demo;

/// <summary>Records as the workspace has them and as the connector emits them.</summary>
internal static class Records
{
    public static TruthRecord True(string stream, string id, string json, string? parentId = null) =>
        new(stream, id, parentId, 0, Encoding.UTF8.GetBytes(json));

    /// <summary>What a read emitted of one stream, in order.</summary>
    public static RecordLedger Read(string stream, params IReadOnlyList<string> data)
    {
        var ledger = new RecordLedger();
        foreach (var json in data) ledger.Add(stream, JsonElement.Parse(json));
        return ledger;
    }
}
