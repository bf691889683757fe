using Newtonsoft.Json.Linq;
using TestKit;

namespace Acceptance.Tests;

/// <summary>One run of every command that the suite makes, and what goes with them: what a breakage alters.</summary>
internal sealed record Recording
{
    public required ConnectorRun Spec { get; init; }

    public required ConnectorRun Check { get; init; }

    /// <summary>A check with a wrong token.</summary>
    public required ConnectorRun Refused { get; init; }

    public required ConnectorRun Discover { get; init; }

    public required ConnectorRun Full { get; init; }

    /// <summary>The same once more.</summary>
    public required ConnectorRun FullAgain { get; init; }

    public required ConnectorRun Incremental { get; init; }

    /// <summary>From the last states of <see cref="Incremental"/>.</summary>
    public required ConnectorRun IncrementalAgain { get; init; }

    /// <summary>From the first state of contacts in <see cref="Incremental"/>.</summary>
    public required ConnectorRun Resumed { get; init; }

    /// <summary>Every stream, from what was saved up to that state.</summary>
    public required ConnectorRun ResumedWhole { get; init; }

    public required ConnectorRun Future { get; init; }

    public required ConnectorRun Failing { get; init; }

    /// <summary>The configured catalogs of the reads, as they were given.</summary>
    public required (JObject Full, JObject Incremental) Catalogs { get; init; }

    public required ImageConfig Image { get; init; }

    public required JObject Metadata { get; init; }

    /// <summary>Everything the suite's sections find wrong, through the very functions that the suite's own tests call.</summary>
    public IReadOnlyList<string> Violations()
    {
        var (spec, connection, read, incremental) = (Entry("spec"), AcceptanceConfig.Section("connection"), Entry("basic_read"), Entry("incremental"));
        var (contacts, checkpoint) = (ConfiguredCatalogs.Only("contacts", Catalogs.Incremental), Incremental.States("contacts").First());
        var expected = AcceptanceConfig.Expected;
        return
        [
            .. CommandSections.Spec(Spec, spec),
            .. CommandSections.Connection(Check, connection[0]),
            .. CommandSections.Connection(Refused, connection[1]),
            .. CommandSections.Discovery(Discover, Entry("discovery")),
            .. CommandSections.Attributes(StreamEntry.Configured(Catalogs.Full), Metadata),
            .. ImageRules.Violations(Image, Metadata),
            .. ReadSections.Whole(Full, Catalogs.Full, read, expected),
            .. ReadSections.Failing(Failing, read),
            .. ReadSections.TwoFull(Full, FullAgain, Catalogs.Full, read),
            .. ReadSections.Whole(Incremental, Catalogs.Incremental, incremental, expected),
            .. ReadSections.TwoIncremental(Incremental, IncrementalAgain, Catalogs.Incremental, incremental),
            .. ReadSections.Resumed(Incremental, checkpoint, Resumed, contacts, incremental, expected),
            .. ReadSections.ResumedWhole(Incremental, checkpoint, ResumedWhole, Catalogs.Incremental, incremental, expected),
            .. ReadSections.Future(Future, Catalogs.Incremental, incremental),
        ];
    }

    private static AcceptanceEntry Entry(string section) => AcceptanceConfig.Section(section)[0];
}
