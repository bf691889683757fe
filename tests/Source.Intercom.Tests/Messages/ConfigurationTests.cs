using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>A wrong configuration is named by field and rule: as a failed check, and as an error of every other command.</summary>
public sealed class ConfigurationTests
{
    private readonly SourceRunner _connector = IntercomRunner.At(baseUrl: null);

    public static TheoryData<string, string> Wrong => new()
    {
        { """{"num_workers":0}""", "`num_workers` must be at least 1, but it is 0." },
        { """{"num_workers":41}""", "`num_workers` must be at most 40, but it is 41." },
        { """{"num_workers":"10"}""", "`num_workers` must be a whole number, but it is \"10\"." },
        { """{"start_date":"2024-13-01T00:00:00Z"}""", "`start_date` must be a date such as 2024-01-31T00:00:00Z, but it is \"2024-13-01T00:00:00Z\"." },
        { """{"start_date":"yesterday"}""", "`start_date` must be a date such as 2024-01-31T00:00:00Z, but it is \"yesterday\"." },
        { """{"region":"cn"}""", "`region` must be one of us, eu, au, but it is \"cn\"." },
        { """{"access_token":""}""", "`access_token` must not be empty." },
        { """{"access_token":17}""", "`access_token` must be a string." },
        { """{"activity_logs_time_step":92}""", "`activity_logs_time_step` must be at most 91, but it is 92." },
        { """{"lookback_window":-1}""", "`lookback_window` must be at least 0, but it is -1." },
    };

    public static TheoryData<string> Required =>
        [.. IntercomRunner.At(baseUrl: null).Source.Spec["connectionSpecification"]!["required"]!.Values<string>().OfType<string>()];

    [Theory, MemberData(nameof(Wrong))]
    public async Task Check_fails_with_field_and_rule(string change, string message)
    {
        var run = await _connector.CheckAsync(Changed(change));

        run.ExitCode.ShouldBe(0);
        var status = run.Single("CONNECTION_STATUS", "connectionStatus");
        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message").ShouldBe($"The configuration is not valid: {message}");
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task Read_fails_with_field_and_rule(string change, string message)
    {
        var run = await _connector.ReadAsync(Changed(change), CatalogBuilder.All(_connector.Source.Streams));

        ShouldBeConfigError(run, $"The configuration is not valid: {message}");
    }

    [Theory, MemberData(nameof(Required))]
    public async Task Each_required_field_is_missed_by_name(string field)
    {
        var config = Some.Config();
        config.Remove(field);

        var check = await _connector.CheckAsync(config);
        var discover = await _connector.DiscoverAsync(config);
        var read = await _connector.ReadAsync(config, CatalogBuilder.All(_connector.Source.Streams));

        var message = $"The configuration is not valid: `{field}` is missing; it is required.";
        check.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message").ShouldBe(message);
        ShouldBeConfigError(discover, message);
        ShouldBeConfigError(read, message);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var run = await _connector.CheckAsync(new JObject { ["num_workers"] = 0 });

        var message = run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message")!;
        message.ShouldContain("`access_token` is missing");
        message.ShouldContain("`start_date` is missing");
        message.ShouldContain("`num_workers` must be at least 1");
    }

    [Fact]
    public async Task A_token_that_no_header_can_carry_is_refused_without_being_shown()
    {
        var run = await _connector.CheckAsync(Some.Config("access_token", $"{Some.Token}\n"));

        var status = run.Single("CONNECTION_STATUS", "connectionStatus");
        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message")!.ShouldContain("was it copied whole?");
    }

    [Fact]
    public async Task Discover_and_spec_do_not_ask_the_API()
    {
        var requests = 0;
        using var socket = new ScriptedApi(_ => throw new InvalidOperationException($"request {++requests}"));
        var connector = IntercomRunner.At(baseUrl: null, socket: socket);

        (await connector.SpecAsync()).ExitCode.ShouldBe(0);
        (await connector.DiscoverAsync(Some.Config())).ExitCode.ShouldBe(0);

        requests.ShouldBe(0);
    }

    private static JObject Changed(string change)
    {
        var config = Some.Config();
        config.Merge(JsonFile.Parse(change));
        return config;
    }

    private static void ShouldBeConfigError(SourceRun run, string message)
    {
        run.ExitCode.ShouldBe(1);
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldBe(message);
        error.Stream.ShouldBeNull();
        run.Statuses.ShouldBeEmpty();
    }
}
