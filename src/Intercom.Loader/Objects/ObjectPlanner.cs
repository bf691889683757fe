using System.Globalization;
using Airbyte.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary>
/// Turns streams, settings and what the warehouse knows into the objects of a run. Pure.
/// </summary>
/// <param name="run">The run's number, which a refresh that begins in it takes as its own.</param>
internal sealed class ObjectPlanner(LoaderSettings settings, ObjectSelection selection, WarehouseLayout layout, WarehouseContents contents, long run)
{
    private readonly TableDesign _tables = new(layout);

    /// <param name="whole">To be read whole in this run, whatever the settings say.</param>
    public PlannedObject Plan(AirbyteStream stream, bool whole)
    {
        var said = selection.Of(stream.Name);
        var plan = _tables.Plan(Declare(stream), [.. contents.Columns[stream.Name]]);
        var stored = contents.States.GetValueOrDefault(stream.Name);
        var state = stored?.State is { } text ? Parse(text) : null;
        if (!whole && stored?.Refresh is null && !IsReadWhole(stream, said, plan.Table))
        {
            return new PlannedObject(
                new LoadedStream(plan) { State = stored?.State }, new ConfiguredStream(stream.Name, SyncMode.Incremental), state);
        }

        // A refresh that was cut off goes on where its own state ends; a list begins anew, for its state says nothing of its rows.
        var goesOn = stream.CursorField is not null && plan.Table.Key.Count > 0 && stored?.Refresh is { } unfinished && NumberOf(state) == unfinished;
        var number = goesOn ? stored!.Refresh!.Value : run;
        return new PlannedObject(
            new LoadedStream(plan) { Refresh = number, IsResumed = goesOn, Since = Since(plan.Table), State = goesOn ? stored!.State : null },
            new ConfiguredStream(stream.Name, SyncMode.FullRefresh) { SyncId = number },
            goesOn ? state : null);
    }

    /// <summary>Of messages that come from elsewhere: they bring what changed, and are no word of what is gone.</summary>
    public LoadedStream PlanMessages(AirbyteStream stream)
    {
        var plan = _tables.Plan(Declare(stream), [.. contents.Columns[stream.Name]]);
        return new LoadedStream(plan) { Refresh = plan.Table.Key.Count == 0 ? run : null, State = contents.States.GetValueOrDefault(stream.Name)?.State };
    }

    private DeclaredStream Declare(AirbyteStream stream)
    {
        var said = selection.Of(stream.Name);
        var cursor = said.CursorField ?? Declared(stream, IntercomObjects.Cursors.GetValueOrDefault(stream.Name)) ?? stream.CursorField;
        var setOf = said.CursorField is null ? IntercomObjects.SetOf.GetValueOrDefault(stream.Name) : null;
        return new DeclaredStream(stream.Name, stream.JsonSchema, said.PrimaryKey ?? stream.PrimaryKey, cursor)
        {
            SetOf = Declared(stream, setOf?.Column) is null ? null : setOf,
            KeepsHistory = said.History,
            Masked = new ObjectMasks(settings).Of(stream.Name),
            Deletes = said.PrimaryKey is null ? IntercomObjects.Deletes.GetValueOrDefault(stream.Name) ?? [] : [],
        };
    }

    private static bool IsReadWhole(AirbyteStream stream, ObjectSettings said, StreamTable table) => table.Key.Count == 0 || said.SyncMode switch
    {
        "full_refresh" => true,
        "incremental" => false,
        _ => stream.CursorField is null || IntercomObjects.WholeLists.Contains(stream.Name),
    };

    /// <summary>What lies before the start date is not read, and so is not gone because it does not come.</summary>
    private long? Since(StreamTable table)
    {
        if (table.Cursor is not { } cursor || (string?)settings.Source["start_date"] is not { } text) return null;
        var start = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return table.Column(cursor).Type is ColumnType.Timestamp or ColumnType.Text ? start.ToUnixTimeMilliseconds() * 1000 : start.ToUnixTimeSeconds();
    }

    private static string? Declared(AirbyteStream stream, string? member) => member is not null && stream.JsonSchema["properties"]?[member] is not null ? member : null;

    private static long? NumberOf(JObject? state) => state?["refresh"]?["sync_id"] is JValue { Value: long number } ? number : null;

    private static JObject Parse(string state)
    {
        using var json = new JsonTextReader(new StringReader(state)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(json);
    }
}
