using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>The sections of commands that answer with one message: spec, connection, discovery, and the attributes judged with them.</summary>
internal static class CommandSections
{
    public static IEnumerable<string> Spec(ConnectorRun run, AcceptanceEntry entry) =>
        Common(run, entry.Secrets) is { Count: > 0 } broken ? broken : SpecRules.Violations(run, entry.Config, entry.Spec);

    public static IEnumerable<string> Connection(ConnectorRun run, AcceptanceEntry entry) =>
        Common(run, entry.Secrets) is { Count: > 0 } broken ? broken : ConnectionRules.Violations(run, entry.Status);

    public static IEnumerable<string> Discovery(ConnectorRun run, AcceptanceEntry entry) =>
        Common(run, entry.Secrets) is { Count: > 0 } broken ? broken : CatalogRules.Violations(run);

    /// <param name="streams">Those of a catalog, discovered or configured.</param>
    public static IEnumerable<string> Attributes(IReadOnlyList<StreamEntry> streams, JObject metadata) => AttributeRules.Violations(streams, metadata);

    private static List<string> Common(ConnectorRun run, IEnumerable<string> secrets) =>
        [.. OutputRules.Violations(run), .. SecretRules.Violations(run, secrets), .. ExitCodeRules.Succeeds(run)];
}
