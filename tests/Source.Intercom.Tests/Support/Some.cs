using Intercom.Sandbox;
using Intercom.Sandbox.Api;
using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.Support;

/// <summary>Things of which a test needs one, any.</summary>
internal static class Some
{
    /// <summary>With characters that a URL escapes; no run of eight of it occurs anywhere else.</summary>
    public const string Token = "dG9rOmQ4Zj+zYTFk/cXVhcnR6LTk3_OA==";

    /// <summary>Before every row of every workspace.</summary>
    public const string EarlyDate = "2020-01-01T00:00:00Z";

    public static IReadOnlyList<string> AllStreams { get; } = [.. StreamFiles.All().Select(stream => stream.Name)];

    /// <summary>Those of the established connector.</summary>
    public static IReadOnlyList<string> ClassicStreams { get; } =
    [
        "activity_logs", "admins", "companies", "company_attributes", "company_segments", "contact_attributes", "contacts", "conversation_parts",
        "conversations", "segments", "tags", "teams", "tickets",
    ];

    /// <summary>A valid configuration with a budget that never makes a test wait.</summary>
    public static JObject Config(int workers = 10) => new()
    {
        ["access_token"] = Token,
        ["start_date"] = EarlyDate,
        ["num_workers"] = workers,
        ["api_rate_limit"] = 150_000,
    };

    /// <summary>With all that <see cref="AllStreams"/> need: the types of custom objects that a sandbox has.</summary>
    public static JObject ConfigOfAll(int workers = 10)
    {
        var config = Config(workers);
        config["custom_object_types"] = new JArray("Order", "Delivery");
        return config;
    }

    public static JObject Config(string member, JToken value)
    {
        var config = Config();
        config[member] = value;
        return config;
    }

    /// <summary>A sandbox that takes <see cref="Token"/>; small unless the workspace says otherwise.</summary>
    public static SandboxOptions Sandbox(WorkspaceOptions? workspace = null) => new()
    {
        Access = new AccessOptions { Token = Token },
        Workspace = workspace ?? SmallWorkspace,
    };

    public static WorkspaceOptions SmallWorkspace { get; } = new()
    {
        Contacts = 40,
        Companies = 25,
        Conversations = 30,
        Parts = 3,
        Tickets = 20,
        ActivityLogs = 60,
    };
}
