using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Support;

/// <summary>One stream of every nature, and what a plan is made of.</summary>
internal static class Some
{
    /// <summary>2024-01-01T00:00:00Z.</summary>
    public const long StartDate = 1_704_067_200;

    public const long Day = 86_400;

    /// <summary>The start of every sync here: 2026-01-05T12:00:00Z, when the fake clock begins.</summary>
    public const long Now = 1_767_614_400;

    public const long Cap = Now - IndexLag.Seconds;

    public static readonly TestStream Contacts = new() { Name = "contacts", PrimaryKey = ["id"], Cursor = "updated_at", Partitioning = Partitioning.SplitWindows };

    public static readonly TestStream Conversations = Contacts with { Name = "conversations" };

    public static readonly TestStream Parts = new()
    {
        Name = "conversation_parts",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("conversations", "updated_at"),
    };

    public static readonly TestStream Ratings = Parts with { Name = "ratings" };

    public static readonly TestStream Companies = new()
    {
        Name = "companies",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        ExclusiveGroup = "scroll",
        ExpiresWhenIdle = true,
    };

    public static readonly TestStream Segments = Parts with { Name = "company_segments", Parent = new ParentLink("companies", "updated_at") };

    public static readonly TestStream Logs = new() { Name = "activity_logs", PrimaryKey = ["id"], Cursor = "created_at", Partitioning = Partitioning.FixedWindows };

    public static readonly TestStream Tags = new() { Name = "tags", PrimaryKey = ["id"] };

    public static StreamCatalog Catalog => new([Contacts, Conversations, Parts, Ratings, Companies, Segments, Logs, Tags], _ => new JObject { ["type"] = "object" });

    public static ReadSettings Settings => new(
        Workers: 4, DateTimeOffset.FromUnixTimeSeconds(StartDate), Lookback: TimeSpan.Zero, FixedWindow: TimeSpan.FromDays(30));

    public static ConfiguredCatalog Select(params IEnumerable<StreamDefinition> streams) =>
        new([.. streams.Select(stream => new ConfiguredStream(stream.Name, SyncMode.Incremental))]);

    public static ConfiguredCatalog Refresh(long? syncId, params IEnumerable<StreamDefinition> streams) =>
        new([.. streams.Select(stream => new ConfiguredStream(stream.Name, SyncMode.FullRefresh) { SyncId = syncId })]);

    public static Dictionary<string, JObject> States(params (StreamDefinition Stream, string Json)[] states) =>
        states.ToDictionary(state => state.Stream.Name, state => JObject.Parse(state.Json));

    public static ReadPlan Plan(StreamDefinition stream, string? state = null, ReadSettings? settings = null) =>
        Plan([stream], state is null ? [] : States((stream, state)), settings);

    public static ReadPlan Plan(IEnumerable<StreamDefinition> streams, Dictionary<string, JObject> states, ReadSettings? settings = null) =>
        new Planner(Catalog, settings ?? Settings, DateTimeOffset.FromUnixTimeSeconds(Now)).Plan(Select(streams), states);
}
