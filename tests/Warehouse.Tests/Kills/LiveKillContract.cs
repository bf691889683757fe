using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Warehouse.Tests;

/// <summary>
/// L1 to L5 against a workspace that changes: the program is killed while it loads the sandbox, rows change and go meanwhile, and after the
/// last run every table is the sandbox's truth.
/// </summary>
public abstract class LiveKillContract(ITestOutputHelper log) : WarehouseContract
{
    private static readonly string[] _streams = [.. StreamName.All.Except([StreamName.ContactNotes, StreamName.CompanyNotes])];

    private static readonly SandboxOptions _options = new()
    {
        Workspace = new WorkspaceOptions
        {
            Contacts = 600,
            Conversations = 400,
            Parts = 3,
            Tickets = 100,
            Companies = 150,
            ActivityLogs = 200,
            LongContactLists = 5,
            Articles = 40,
            Calls = 40,
            DeletedConversations = 20,
        },
        Latency = TimeSpan.FromMilliseconds(2),
    };

    [Fact(Timeout = 3_600_000)]
    public async Task Killed_while_rows_change_the_last_run_makes_every_table_the_truth()
    {
        var (kills, seed) = (Setting.Of("LOADER_LIVE_KILLS", 4), Setting.Of("LOADER_KILL_SEED", RandomNumberGenerator.GetInt32(int.MaxValue)));
        log.WriteLine($"LOADER_KILL_SEED={seed}");
        var random = new Random(seed);
        var clock = new SandboxClock();
        await using var sandbox = await SandboxServer.StartAsync(_options, clock);
        using var program = new LoaderProgram(Bench.Settings, sandbox.BaseUrl, sandbox.Token);
        var (killed, longest) = (0, TimeSpan.FromSeconds(8));
        while (killed < kills)
        {
            var run = await program.RunAsync(longest * random.NextDouble(), "load");
            if (run.ExitCode == 137) killed++;
            else if (run.ExitCode == 0) longest = run.Took;
            else run.ExitCode.ShouldBe(0, run.Errors);
            // Long enough for a scroll that was left open to end.
            clock.Jump(TimeSpan.FromMinutes(2));
            Change(sandbox.Workspace, random);
        }

        var last = await program.RunAsync(null, "load");
        last.ExitCode.ShouldBe(0, last.Errors);
        var wrong = new List<string>();
        foreach (var stream in _streams) wrong.AddRange(await CompareAsync(sandbox.Workspace, stream));
        wrong.ShouldBeEmpty($"LOADER_KILL_SEED={seed}");
        log.WriteLine($"{killed} kills, {_streams.Length} tables equal");
    }

    /// <summary>Companies that a contact's list of more than ten holds whole: there their unit of change is the contact.</summary>
    private static IEnumerable<string> Held(Workspace workspace) =>
        workspace.Truth(StreamName.ContactCompanies).Where(company => company.Json.Span.IndexOf("\"updated_at\""u8) >= 0).Select(company => company.Id);

    private static void Change(Workspace workspace, Random random)
    {
        foreach (var stream in StreamName.Changeable.Except([StreamName.Segments]))
        {
            var rows = workspace.Rows(stream);
            if (stream == StreamName.Companies) rows = [.. rows.ExceptBy(Held(workspace), row => row.Id)];
            workspace.Touch(rows[random.Next(rows.Count)]);
        }

        var conversations = workspace.Rows(StreamName.Conversations);
        workspace.Delete(conversations[random.Next(conversations.Count)]);
    }

    private async Task<List<string>> CompareAsync(Workspace workspace, string stream)
    {
        var truth = workspace.Truth(stream).Select(record => record.ToEmitted()).ToList();
        var rows = (await Bench.QueryAsync($"SELECT * FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.Table(stream))}"))
            .Where(row => !row.ContainsKey(AddedColumns.DeletedAt)).ToList();
        var key = new[] { StreamName.ParentMember(stream), StreamName.IdMember(stream) }.OfType<string>().ToList();
        if (stream == StreamName.ConversationParts) key.Remove("conversation_id");
        var wrong = new List<string>();
        var found = rows.ToLookup(row => string.Join('/', key.Select(member => row[member])), StringComparer.Ordinal);
        wrong.AddRange(found.Where(same => same.Count() > 1).Select(same => $"{stream} {same.Key}: twice"));
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in truth)
        {
            var id = string.Join('/', key.Select(member => record[member]!.ToString()));
            known.Add(id);
            if (found[id].FirstOrDefault() is not { } row) wrong.Add($"{stream} {id}: missing");
            else if (Stale(record, row) is { } member) wrong.Add($"{stream} {id}: {member} is stale");
        }

        wrong.AddRange(found.Where(row => !known.Contains(row.Key)).Select(row => $"{stream} {row.Key}: not there any more"));
        return wrong;
    }

    /// <summary>The first member whose value is neither in its column nor beside.</summary>
    private static string? Stale(JsonObject record, Dictionary<string, object> row)
    {
        var extra = row.TryGetValue(AddedColumns.Extra, out var beside) ? JsonNode.Parse((string)beside)!.AsObject() : [];
        foreach (var (member, value) in record)
        {
            if (value is null || JsonNode.DeepEquals(extra[member], value)) continue;
            var isSame = row.GetValueOrDefault(member) switch
            {
                null => false,
                DateTime time => ((DateTimeOffset)DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) == value.ToString(),
                string text when value is JsonObject or JsonArray => JsonNode.DeepEquals(JsonNode.Parse(text), value),
                string text => text == value.ToString() || text == value.ToJsonString(),
                double number => number == value.GetValue<double>(),
                { } other => string.Equals(Convert.ToString(other, CultureInfo.InvariantCulture), value.ToString(), StringComparison.OrdinalIgnoreCase),
            };
            if (!isSame) return member;
        }

        return null;
    }
}
