using Airbyte.Protocol;
using Connector.Engine.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Configuration;

public sealed class ConfigValidatorTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"region":"eu","workers":40,"ratio":0.5,"made_up":[1]}""")]
    [InlineData("""{"workers":1,"pin":1000,"client_secret":"other-secret"}""")]
    public void What_obeys_the_rules_is_valid(string more) => ConfigValidator.Validate(TestSpec.Json, Config(more));

    [Theory]
    [InlineData("""{"access_token":""}""", "`access_token` must not be empty.")]
    [InlineData("""{"access_token":7}""", "`access_token` must be a string.")]
    [InlineData("""{"access_token":null}""", "`access_token` is missing; it is required.")]
    [InlineData("""{"workers":1e30}""", "`workers` must be at most 40, but it is 1E+30.")]
    [InlineData("""{"workers":99999999999999999999}""", "`workers` must be at most 40, but it is 99999999999999999999.")]
    [InlineData("""{"workers":-99999999999999999999}""", "`workers` must be at least 1, but it is -99999999999999999999.")]
    [InlineData("""{"workers":-1e400}""", "`workers` must be at least 1, but it is \"-Infinity\".")]
    [InlineData("""{"access_token":99999999999999999999}""", "`access_token` must be a string.")]
    [InlineData("""{"start_date":"yesterday"}""", "`start_date` must be a date such as 2024-01-31T00:00:00Z, but it is \"yesterday\".")]
    [InlineData("""{"start_date":"2024-01-01"}""", "`start_date` must be a date such as 2024-01-31T00:00:00Z, but it is \"2024-01-01\".")]
    [InlineData("""{"region":"mars"}""", "`region` must be one of us, eu, but it is \"mars\".")]
    [InlineData("""{"workers":0}""", "`workers` must be at least 1, but it is 0.")]
    [InlineData("""{"workers":41}""", "`workers` must be at most 40, but it is 41.")]
    [InlineData("""{"workers":2.5}""", "`workers` must be a whole number, but it is 2.5.")]
    [InlineData("""{"workers":"ten"}""", "`workers` must be a whole number, but it is \"ten\".")]
    [InlineData("""{"ratio":"half"}""", "`ratio` must be a number, but it is \"half\".")]
    [InlineData("""{"region":"mars","workers":0}""", "`region` must be one of us, eu, but it is \"mars\". `workers` must be at least 1, but it is 0.")]
    public void Each_broken_rule_is_said_once_with_field_and_value(string more, string says) =>
        Failure(Config(more)).ShouldBe($"The configuration is not valid: {says}");

    [Fact]
    public void Null_is_absent_and_a_whole_number_is_an_integer_however_it_is_written() =>
        JToken.DeepEquals(
            ConfigValidator.Validate(TestSpec.Json, Config("""{"workers":1e1,"pin":1000.0,"region":null,"ratio":2.0,"made_up":3.0,"gone":null}""")),
            Config("""{"workers":10,"pin":1000,"ratio":2.0,"made_up":3.0}""")).ShouldBeTrue();

    [Fact]
    public void Any_value_of_any_field_is_valid_or_an_error_that_names_the_field() => Holds.For(Holds.Randoms, random =>
    {
        var config = TestSpec.Config;
        var field = ((JObject)TestSpec.Json["connectionSpecification"]!["properties"]!).Properties().ElementAt(random.Next(7)).Name;
        config[field] = AnyValue(random);
        try
        {
            ConfigValidator.Validate(TestSpec.Json, config);
        }
        catch (ConnectorException failure)
        {
            failure.Kind.ShouldBe(FailureKind.ConfigError);
            failure.Message.ShouldStartWith($"The configuration is not valid: `{field}` ");
        }
    }, times: 1_000);

    private static JToken AnyValue(Random random) => random.Next(9) switch
    {
        0 => JValue.CreateNull(),
        1 => random.Next(2) == 0,
        2 => random.Next(-50, 50),
        3 => random.NextInt64() * (random.Next(2) == 0 ? 1 : -1),
        4 => new JValue(System.Numerics.BigInteger.Pow(-10, random.Next(18, 60))),
        5 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        6 => new JArray(random.Next(3)),
        7 => new JObject { ["a"] = random.Next(3) },
        _ => new string([.. Enumerable.Range(0, random.Next(5)).Select(_ => (char)random.Next(0x10000))]),
    };

    [Fact]
    public void Every_missing_field_is_named() => Failure([]).ShouldBe(
        "The configuration is not valid: `access_token` is missing; it is required. `start_date` is missing; it is required.");

    [Theory]
    [InlineData("""{"access_token":["hush-hush"]}""")]
    [InlineData("""{"client_secret":"hush-hush"}""")]
    [InlineData("""{"pin":77}""")]
    [InlineData("""{"pin":77777}""")]
    [InlineData("""{"pin":"hush-hush"}""")]
    [InlineData("""{"pin":77.5}""")]
    public void The_value_of_a_secret_is_never_shown(string more)
    {
        var message = Failure(Config(more));

        message.ShouldNotContain("hush");
        message.ShouldNotContain("77");
    }

    [Fact]
    public void Anything_but_an_object_is_refused() =>
        Should.Throw<ConnectorException>(() => ConfigValidator.Validate(TestSpec.Json, new JArray()))
            .Message.ShouldBe("The configuration must be a JSON object.");

    [Fact]
    public void A_rule_that_would_not_be_enforced_is_refused()
    {
        var spec = JObject.Parse("""{"connectionSpecification":{"type":"object","properties":{"a":{"type":"integer","multipleOf":5}}}}""");

        Should.Throw<InvalidOperationException>(() => ConfigValidator.Validate(spec, new JObject())).Message.ShouldContain("`multipleOf`");
    }

    private static string Failure(JObject config)
    {
        var failure = Should.Throw<ConnectorException>(() => ConfigValidator.Validate(TestSpec.Json, config));
        failure.Kind.ShouldBe(FailureKind.ConfigError);
        return failure.Message;
    }

    private static JObject Config(string more)
    {
        var config = TestSpec.Config;
        foreach (var (name, value) in JObject.Parse(more)) config[name] = value;
        return config;
    }
}
