using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>What a platform reads about the connector before it runs it.</summary>
public sealed class MetadataTests
{
    private static readonly JObject _data = (JObject)YamlFile.Read(InRoot("metadata.yaml"))["data"]!;

    [Fact]
    public void The_definition_is_that_of_the_established_connector() =>
        _data.Value<string>("definitionId").ShouldBe("d8313939-3782-41b0-be29-b3ca20d8dd3a");

    [Fact]
    public void The_image_tag_is_the_version_the_code_is_built_with() => _data.Value<string>("dockerImageTag")
        .ShouldBe(XDocument.Load(InRoot("Directory.Build.props")).Descendants("Version").Single().Value);

    [Fact]
    public void Every_regional_host_is_allowed_and_nothing_else() => _data["allowedHosts"]!["hosts"]!.Values<string>()
        .ShouldBe(["api.intercom.io", "api.eu.intercom.io", "api.au.intercom.io"]);

    [Fact]
    public void Suggested_streams_are_streams_of_the_connector()
    {
        var suggested = _data["suggestedStreams"]!["streams"]!.Values<string>().ToList();

        suggested.ShouldContain("conversations");
        suggested.Except(CatalogFile.All.Select(entry => entry.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void A_platform_waits_for_two_of_the_30_second_signs_of_life() =>
        _data.Value<int>("maxSecondsBetweenMessages").ShouldBe(60);

    [Fact]
    public void The_quality_level_turns_the_strict_checks_on() =>
        _data["ab_internal"]!.Value<int>("ql").ShouldBeGreaterThanOrEqualTo(400);

    private static string InRoot(string file) => Path.Combine(RepositoryRoot.Path, file);
}
