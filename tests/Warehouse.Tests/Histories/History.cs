using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Warehouse.Tests;

/// <summary>
/// A history of runs, drawn from a seed: rows that change, come late, come twice, go; attributes that appear and change their type;
/// refreshes that end, fail, go on; runs that die at any step of a commit, or break off. After each, the table must be the one that the
/// state in the warehouse speaks of, and after one that ended well, the source's.
/// </summary>
internal sealed class History(Bench bench, int seed)
{
    private static readonly string[] _types = ["integer", "number", "string"];

    private readonly Random _random = new(seed);
    private readonly IWarehouse _warehouse = bench.Warehouse;
    private readonly Dictionary<string, int> _source = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableModel> _tables = new(StringComparer.Ordinal) { ["none"] = new TableModel() };
    private readonly HashSet<string> _versions = new(StringComparer.Ordinal);
    private TableModel _table = new();
    private long? _refresh;
    private string _state = "none";
    private int _clock = 1_000_000;
    private int _states;

    /// <summary>What happened, for whoever reads a failure.</summary>
    public List<string> Log { get; } = [];

    public async Task PlayAsync(int runs)
    {
        for (var i = 0; i < runs; i++) await RunAsync();
    }

    private async Task RunAsync()
    {
        Change();
        Declare();
        var isRefresh = _refresh is not null || _random.Next(4) == 0;
        var isResumed = _refresh is not null && _random.Next(3) > 0;
        if (isRefresh && !isResumed) _refresh = 100 + _states;
        var isWhole = _random.Next(4) > 0;
        var (messages, states) = Messages(isRefresh, isResumed, isWhole);
        int? crash = _random.Next(3) == 0 ? _random.Next(1, 14) : null;
        Log.Add($"{(isRefresh ? $"refresh {_refresh}{(isResumed ? " resumed" : "")}" : "increment")} {(isWhole ? "whole" : "broken off")}, crash at {crash}: {string.Join(", ", states)}");
        bench.Warehouse = new CrashingWarehouse(_warehouse, crash);
        // Every state and every end a commit of its own, or a few.
        bench.Options = _random.Next(2) == 0 ? new LoadOptions { CommitInterval = TimeSpan.Zero } : new LoadOptions();
        LoadOutcome? outcome = null;
        try
        {
            outcome = await bench.LoadAsync(messages, stream => stream with { Refresh = isRefresh ? _refresh : null, IsResumed = isResumed });
        }
        catch (CrashingWarehouse.Crash)
        {
            // The next run goes on.
        }

        bench.Warehouse = _warehouse;
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await CheckAsync(isRefresh && isWhole, isResumed, outcome);
        if (_state != "none") await CheckVersionsAsync();
    }

    /// <summary>Rows appear, change, go.</summary>
    private void Change()
    {
        for (var i = _random.Next(8); i > 0; i--) _source[$"r{_random.Next(12)}"] = ++_clock;
        if (_source.Count > 3 && _random.Next(3) == 0) _source.Remove(_source.Keys.ElementAt(_random.Next(_source.Count)));
    }

    private void Declare()
    {
        var custom = new JObject();
        for (var i = _random.Next(4); i > 0; i--) custom[$"attribute {i}"] = new JObject { ["type"] = _types[_random.Next(_types.Length)] };
        bench.Stream("things", $$$$"""
            {"id":{"type":"string"},"updated_at":{"type":"integer"},"v":{"type":"{{{{_types[_random.Next(_types.Length)]}}}}"},"custom_attributes":{"type":"object","properties":{{{{custom}}}}}}
            """).KeepsHistory("things", true);
    }

    private (Messages Messages, List<string> States) Messages(bool isRefresh, bool isResumed, bool isWhole)
    {
        var messages = new Messages();
        var states = new List<string>();
        var table = _table.Copy();
        if (isRefresh && !isResumed) table.BeginRefresh();
        // A refresh that goes on brings the rest; that it brings everything again is the hardest case of it.
        var rows = _source.Select(row => (Id: row.Key, Cursor: row.Value)).ToList();
        for (var i = _random.Next(4); i > 0 && rows.Count > 0; i--) rows.Add((rows[_random.Next(rows.Count)].Id, rows[0].Cursor - _random.Next(5)));
        rows = [.. rows.OrderBy(_ => _random.Next())];
        if (!isWhole) rows = rows[.._random.Next(rows.Count + 1)];
        foreach (var (id, cursor) in rows)
        {
            var value = Value(cursor);
            messages.Record("things", $$$"""{"id":"{{{id}}}","updated_at":{{{cursor}}},"v":{{{value}}},"custom_attributes":{"attribute 1":{{{value}}}}}""");
            table.Put(id, cursor, Canonical(value));
            if (_random.Next(3) > 0) continue;
            State();
        }

        if (isWhole)
        {
            State();
            messages.Complete("things");
        }
        else if (_random.Next(2) == 0)
        {
            messages.Incomplete("things");
        }

        if (isRefresh && isWhole && rows.Count > 0) _tables[states[^1] + " swept"] = Swept(table);
        return (messages, states);

        void State()
        {
            states.Add($"s{++_states}");
            _tables[states[^1]] = table.Copy();
            messages.State("things", $$"""{"at":"{{states[^1]}}"}""");
        }
    }

    private static TableModel Swept(TableModel table)
    {
        var swept = table.Copy();
        swept.EndRefresh();
        return swept;
    }

    private async Task CheckAsync(bool sweeps, bool isResumed, LoadOutcome? outcome)
    {
        var stored = await StoredAsync();
        var state = stored.State ?? "none";
        var found = stored.State is null ? "" : await FoundAsync();
        var swept = _tables.GetValueOrDefault(state + " swept");
        var isSwept = sweeps && swept is not null && (outcome?.Result == RunResult.Succeeded || found == swept.Show());
        found.ShouldBe((isSwept ? swept! : _tables[state]).Show(), $"seed {seed}, state {state} (before: {_state}): {string.Join(" | ", Log)}");
        // What was seen before the refresh was cut off, and went then, goes with the next one.
        if (outcome?.Result == RunResult.Succeeded && isSwept && !isResumed) Live(found).ShouldBe(string.Join(' ', _source.Keys.Order(StringComparer.Ordinal)), $"seed {seed}");
        if (outcome is not null) (outcome.Streams[0].Rows is var rows ? rows.Inserted + rows.Updated + rows.Unchanged : 0).ShouldBe(outcome.Streams[0].Read, $"seed {seed}");
        _table = _tables[state] = isSwept ? swept! : _tables[state];
        if (isSwept && outcome?.Result == RunResult.Succeeded) stored.Refresh.ShouldBeNull($"seed {seed}: a refresh that has ended is not to be gone on with");
        _state = state;
        _refresh = stored.Refresh;
    }

    /// <summary>Each version that was ever committed is there, once for each time the row came; the current ones are the rows that are there.</summary>
    private async Task CheckVersionsAsync()
    {
        var rows = (await bench.RowsAsync("things")).Where(row => !row.ContainsKey(AddedColumns.DeletedAt)).Select(Version).ToList();
        var kept = await bench.QueryAsync($"SELECT * FROM {SqlDialect.Quote(bench.Layout.Schema, bench.Layout.History("things"))}");
        kept.Where(version => (bool)version[HistoryColumns.IsCurrent]).Select(Version).ShouldBe(rows, ignoreOrder: true, $"seed {seed}: {string.Join(" | ", Log)}");
        kept.ShouldAllBe(version => (bool)version[HistoryColumns.IsCurrent] != version.ContainsKey(HistoryColumns.ValidTo), $"seed {seed}");
        _versions.UnionWith(rows);
        _versions.ShouldBeSubsetOf(kept.Select(Version), $"seed {seed}");
        // A version comes again only where its row was gone meanwhile; how often that was, its ended versions say.
        foreach (var same in kept.GroupBy(Version, StringComparer.Ordinal).Where(same => same.Count() > 1))
            same.Select(version => version.GetValueOrDefault(HistoryColumns.ValidTo)).Distinct().Count().ShouldBe(same.Count(), $"seed {seed}: {same.Key}");
    }

    private static string Version(Dictionary<string, object> row) => $"{row["id"]}@{row["updated_at"]}={FoundValue(row)}";

    private static string Live(string found) => string.Join(' ', found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(row => !row.EndsWith('†')).Select(row => row.Split('@')[0]));

    private async Task<(string? State, long? Refresh)> StoredAsync()
    {
        var schema = SqlDialect.Quote(bench.Layout.Schema, bench.Layout.States);
        try
        {
            var row = (await bench.QueryAsync($"SELECT CAST(state AS VARCHAR) AS state, refresh FROM {schema}")).SingleOrDefault();
            return ((string?)(row?.GetValueOrDefault("state") is string json ? JObject.Parse(json)["at"] : null), (long?)row?.GetValueOrDefault("refresh"));
        }
        catch (Exception missing) when (missing.Message.Contains("not exist", StringComparison.Ordinal))
        {
            return default; // it died before it had made anything
        }
    }

    private async Task<string> FoundAsync() => string.Join(' ', (await bench.RowsAsync("things")).OrderBy(row => (string)row["id"], StringComparer.Ordinal).Select(row =>
        TableModel.Show((string)row["id"], (long)row["updated_at"], FoundValue(row), row.ContainsKey(AddedColumns.DeletedAt))));

    /// <summary>In its column, or beside; and the same again in the object it came in.</summary>
    private static string FoundValue(Dictionary<string, object> row)
    {
        var value = row.GetValueOrDefault("v") is { } cell ? Convert.ToString(cell, CultureInfo.InvariantCulture)! : Raw((string)row[AddedColumns.Extra], "v");
        var custom = Raw((string)row["custom_attributes"], "attribute 1");
        Canonical(custom).ShouldBe(Canonical(value));
        return Canonical(value);
    }

    private static string Raw(string json, string member)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetProperty(member).GetRawText();
    }

    /// <summary>An integer, a fraction, or a text, by the row's version.</summary>
    private static string Value(int cursor) => (cursor % 3) switch
    {
        0 => cursor.ToString(CultureInfo.InvariantCulture),
        1 => cursor.ToString(CultureInfo.InvariantCulture) + ".5",
        _ => $"\"t{cursor}\"",
    };

    private static string Canonical(string value) => char.IsAsciiDigit(value[0]) ? JsonNumber.Canonical(value) : value.Trim('"');
}
