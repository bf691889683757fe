using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>The acceptance suite stops on a key it does not know and skips what it is not told to test; both are caught here.</summary>
public sealed class AcceptanceConfigTests
{
    private static readonly JObject _root = YamlFile.Read(Path.Combine(RepositoryRoot.Path, "acceptance-test-config.yml"));

    /// <summary>Keys of an entry that version 3.9.8 of the suite takes, beside config_path and timeout_seconds.</summary>
    private static readonly Dictionary<string, string[]> _keys = new()
    {
        ["spec"] = ["spec_path"],
        ["connection"] = ["status"],
        ["discovery"] = ["validate_primary_keys_data_type"],
        ["basic_read"] =
        [
            "empty_streams", "expect_records", "validate_schema", "validate_stream_statuses", "validate_state_messages",
            "validate_primary_keys_data_type", "validate_data_points", "expect_trace_message_on_failure",
        ],
        ["full_refresh"] = ["configured_catalog_path"],
        ["incremental"] = ["configured_catalog_path", "future_state", "skip_comprehensive_incremental_tests"],
        ["connector_attributes"] = ["streams_without_primary_key", "allowed_hosts", "suggested_streams"],
    };

    public static TheoryData<string> Sections => [.. _keys.Keys];

    [Fact]
    public void The_suite_runs_at_its_strictest() =>
        _root.Value<string>("test_strictness_level").ShouldBe("high");

    [Fact]
    public void The_image_is_that_of_the_metadata()
    {
        var metadata = YamlFile.Read(Path.Combine(RepositoryRoot.Path, "metadata.yaml"));
        _root.Value<string>("connector_image").ShouldNotBeNull().ShouldStartWith(metadata["data"]!.Value<string>("dockerRepository")! + ":");
    }

    [Theory, MemberData(nameof(Sections))]
    public void Every_section_is_tested_with_keys_the_suite_takes(string section)
    {
        var entries = _root["acceptance_tests"]![section]!["tests"].ShouldBeOfType<JArray>();

        entries.ShouldNotBeEmpty();
        entries.Cast<JObject>().SelectMany(entry => entry.Properties()).Select(key => key.Name)
            .Except(_keys[section]).Except(["config_path", "timeout_seconds"]).ShouldBeEmpty();
    }

    [Fact]
    public void No_other_section_stands_in_the_file() =>
        ((JObject)_root["acceptance_tests"]!).Properties().Select(section => section.Name).ShouldBe(_keys.Keys, ignoreOrder: true);

    [Fact]
    public void No_stream_is_excused() =>
        _root.Descendants().OfType<JProperty>().Where(key => key.Name is "bypass_reason" or "empty_streams" or "missing_streams").ShouldBeEmpty();

    [Theory]
    [InlineData("discovery", "validate_primary_keys_data_type")]
    [InlineData("basic_read", "validate_schema")]
    [InlineData("basic_read", "validate_primary_keys_data_type")]
    [InlineData("basic_read", "validate_state_messages")]
    [InlineData("basic_read", "validate_stream_statuses")]
    [InlineData("basic_read", "expect_trace_message_on_failure")]
    public void A_check_that_can_be_switched_off_is_on(string section, string key) =>
        _root["acceptance_tests"]![section]!["tests"]!.ShouldAllBe(entry => entry.Value<bool>(key));

    [Fact]
    public void Every_file_it_names_is_in_the_repository()
    {
        var files = _root.Descendants().OfType<JProperty>().Where(key => key.Name.EndsWith("path", StringComparison.Ordinal))
            .Select(key => key.Value.Value<string>()!).ToList();

        files.Count.ShouldBeGreaterThan(10);
        files.ShouldAllBe(file => File.Exists(Path.Combine(RepositoryRoot.Path, file)));
    }

    [Fact]
    public void The_configuration_names_every_streams_records_and_the_sandbox_on_loopback()
    {
        Workspace.Expected.Select(line => line.Value<string>("stream")!).Distinct().ShouldBe(CatalogFile.All.Select(entry => entry.Name), ignoreOrder: true);
        _root["custom_environment_variables"]!.Value<string>("INTERCOM_BASE_URL").ShouldBe("http://127.0.0.1:8080");
    }
}
