using System.Globalization;
using Intercom.Sandbox.Demo.Truth;

namespace Intercom.Sandbox.Demo;

/// <summary>Whether both reads gave what they should have.</summary>
/// <param name="IsGood">Both reads ended well, and nothing differs from the truth where there is one.</param>
/// <param name="Text">The same in words.</param>
internal sealed record Verdict(bool IsGood, string Text)
{
    /// <summary>How many differences are named; the rest is only counted.</summary>
    private const int Named = 3;

    /// <param name="before">The truth at the full read; null when nobody knows it.</param>
    /// <param name="after">The truth at the incremental read.</param>
    public static Verdict Of(DemoRead full, DemoRead incremental, WorkspaceTruth? before, WorkspaceTruth? after)
    {
        var succeeded = full.Succeeded && incremental.Succeeded;
        if (before is null || after is null || full.Records is null || incremental.Records is null)
            return succeeded
                ? new Verdict(true, "Every stream was read to its end, twice. What is missing, only Intercom could tell.")
                : new Verdict(false, "The connector did not end well; its own words are above.");
        return Judge(
            succeeded,
            TruthComparison.Compare(before, full.Records),
            TruthComparison.Compare(after, full.Records, incremental.Records),
            after.Records.Count);
    }

    private static Verdict Judge(bool succeeded, IReadOnlyList<Finding> first, IReadOnlyList<Finding> both, int records)
    {
        if (first.Count + both.Count == 0)
            return succeeded
                ? new Verdict(true, string.Create(CultureInfo.InvariantCulture, $"0 missing, 0 extra, 0 repeated, 0 stale: all {records:N0} records equal the workspace's, member by member."))
                : new Verdict(false, "Every record is there, but the connector did not end well; its own words are above.");
        return new Verdict(false, $"After the full read: {Describe(first)}. After both: {Describe(both)}.");
    }

    private static string Describe(IReadOnlyList<Finding> findings)
    {
        var counts = Enum.GetValues<FindingKind>()
            .Select(kind => $"{findings.Count(finding => finding.Kind == kind).ToString("N0", CultureInfo.InvariantCulture)} {kind.ToString().ToLowerInvariant()}");
        var named = findings.Take(Named).Select(finding => $"{finding.Kind.ToString().ToLowerInvariant()} {finding.Key}");
        var examples = findings.Count == 0 ? "" : $" ({string.Join("; ", named)}{(findings.Count > Named ? "; …" : "")})";
        return string.Join(", ", counts) + examples;
    }
}
