using System.Net;
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
        { """{"lookback_window":-99999999999999999999}""", "`lookback_window` must be at least 0, but it is -99999999999999999999." },
        { """{"num_workers":1e30}""", "`num_workers` must be at most 40, but it is 1E+30." },
        { """{"num_workers":99999999999999999999}""", "`num_workers` must be at most 40, but it is 99999999999999999999." },
        { """{"num_workers":2.5}""", "`num_workers` must be a whole number, but it is 2.5." },
        { """{"num_workers":[10]}""", "`num_workers` must be a whole number." },
        { """{"access_token":null}""", "`access_token` is missing; it is required." },
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

    [Theory]
    [InlineData("""{"num_workers":10.0,"api_rate_limit":9.5e3,"lookback_window":1e1,"activity_logs_time_step":5E0}""")]
    [InlineData("""{"region":null,"num_workers":null,"api_rate_limit":null,"lookback_window":null,"activity_logs_time_step":null,"client_id":null,"client_secret":null}""")]
    [InlineData("""{"lookback_window":1e30}""")]
    [InlineData("""{"lookback_window":99999999999999999999}""")]
    public async Task Null_is_absent_and_a_whole_number_is_one_however_it_is_written(string change)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"type":"list","data":[]}"""));
        var connector = IntercomRunner.At(baseUrl: null, socket: api);
        var config = Some.Config();
        foreach (var (name, value) in (JObject)JsonFile.Parse(change)) config[name] = value;

        (await connector.DiscoverAsync(config)).ExitCode.ShouldBe(0);
        (await connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, "tags"))).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Any_configuration_is_valid_or_named_by_a_field_and_never_a_fault_of_the_connector()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Error(HttpStatusCode.Unauthorized, "unauthorized", "Access Token Invalid"));
        var connector = IntercomRunner.At(baseUrl: null, socket: api);
        var random = new Random(20_261_124);
        for (var n = 0; n < 500; n++)
        {
            var config = AnyConfig(random);

            var run = await connector.CheckAsync(config);

            run.Errors.ShouldBeEmpty(config.ToString());
            var message = run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message")!;
            message.ShouldMatch("^Intercom does not accept the access token|^The configuration is not valid: `[a-z_]+` |^`access_token` cannot be used", config.ToString());
        }
    }

    private static JObject AnyConfig(Random random)
    {
        var config = Some.Config();
        var fields = ((JObject)IntercomRunner.At(baseUrl: null).Source.Spec["connectionSpecification"]!["properties"]!).Properties().ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            config[fields[random.Next(fields.Count)].Name] = _values[random.Next(_values.Length)].DeepClone();
        return config;
    }

    private static readonly JToken[] _values =
    [
        .. (JArray)JsonFile.Parse(
            """
            [null, true, false, 0, 1, -1, 5, 10, 40, 41, 6, 2.5, 10.0, 1e1, 1e30, -1e30, 1e308, -1e308, 1e-320, 99999999999999999999, -99999999999999999999,
            9223372036854775807, 9223372036854775808, -9223372036854775809, 79228162514264337593543950336, 2147483648, 0.1, -0.0,
            "", " ", "10", "null", "us", "EU", "2024-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-02-30T00:00:00Z", "0000-00-00T00:00:00Z",
            "2016-12-31T23:59:60Z", "2024-01-01T00:00:00", "\ud83d", "\u0000", [], [1], ["us"], {}, {"a": 1}, {"$ref": "#"}]
            """),
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, JValue.CreateUndefined(),
    ];

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
    public async Task Spec_does_not_ask_the_API()
    {
        var requests = 0;
        using var socket = new ScriptedApi(_ => throw new InvalidOperationException($"request {++requests}"));

        (await IntercomRunner.At(baseUrl: null, socket: socket).SpecAsync()).ExitCode.ShouldBe(0);

        requests.ShouldBe(0);
    }

    private static JObject Changed(string change)
    {
        var config = Some.Config();
        foreach (var (name, value) in (JObject)JsonFile.Parse(change)) config[name] = value;
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
