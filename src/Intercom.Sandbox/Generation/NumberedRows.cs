using System.Globalization;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Objects whose ids are numbers in a row.</summary>
/// <param name="firstId">The id of the first.</param>
/// <param name="make">Makes an object of its id, its number among its like (from 0) and its times.</param>
internal sealed class NumberedRows(long firstId, Func<string, int, RowTimes, JsonObject> make) : IRowGenerator
{
    private int _count;

    /// <summary>For objects that carry no times.</summary>
    public bool IsTimeless { get; init; }

    /// <summary>For instances of custom objects, whose type is part of their key.</summary>
    public bool IsTyped { get; init; }

    public GeneratedRow Generate(RowTimes times)
    {
        var number = _count++;
        var id = (firstId + number).ToString(CultureInfo.InvariantCulture);
        var json = make(id, number, times);
        return new GeneratedRow(id, IsTimeless ? default : times, RowJson.Write(json)) { ParentId = IsTyped ? (string?)json["type"] : null };
    }
}
