using Newtonsoft.Json.Linq;
using TestKit;

namespace Acceptance.Tests;

/// <summary>The repository's <c>acceptance-test-config.yml</c>.</summary>
internal static class AcceptanceConfig
{
    private static readonly JObject _root = YamlFile.Read(Path.Combine(RepositoryRoot.Path, "acceptance-test-config.yml"));

    /// <summary>What the suite sets in the connector's environment, besides the address of the sandbox, which differs here.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } =
        _root["custom_environment_variables"]!.ToObject<Dictionary<string, string>>()!;

    /// <summary>The expected records, which more sections than the one that names them are held to.</summary>
    public static ExpectedRecords Expected { get; } =
        ExpectedRecords.Read(_root.SelectToken("acceptance_tests.basic_read.tests[0].expect_records.path")!.Value<string>()!);

    /// <summary>The entries of a section: <c>inputs0</c>, <c>inputs1</c>, … in the words of the platform's suite.</summary>
    public static IReadOnlyList<AcceptanceEntry> Section(string name) =>
        [.. _root["acceptance_tests"]![name]!["tests"]!.Cast<JObject>().Select(settings => new AcceptanceEntry(settings))];
}
