using System.CommandLine;
using Intercom.Sandbox.Faults;

namespace Intercom.Sandbox.Cli;

/// <summary>A share for each kind of fault.</summary>
internal sealed class FaultSettings
{
    private readonly Dictionary<FaultKind, Option<double>> _shares = new()
    {
        [FaultKind.ServerError] = Share("500", "answered 500"),
        [FaultKind.BadGateway] = Share("502", "answered 502 with an HTML body"),
        [FaultKind.Unavailable] = Share("503", "answered 503"),
        [FaultKind.Throttled] = Share("429", "answered 429"),
        [FaultKind.Reset] = Share("reset", "whose connection is reset"),
        [FaultKind.Truncated] = Share("truncated", "whose body stops half-way"),
        [FaultKind.Malformed] = Share("malformed", "whose body is not quite JSON"),
        [FaultKind.EmptyOk] = Share("empty200", "answered 200 without a body"),
        [FaultKind.Hang] = Share("hang", "never answered"),
        [FaultKind.Redirect] = Share("redirect", "redirected to another origin"),
    };

    private readonly Option<int> _seed = SettingFactory.Of("--fault-seed", 1, "Seed of the draw of faults.");
    private readonly Option<FaultTiming> _timing = SettingFactory.Of("--fault-timing", FaultTiming.BeforeProcessing, "Whether a faulted scroll request has moved the scroll.");
    private readonly Option<int> _hangLimit = SettingFactory.Of("--fault-hang-seconds", 300, "After how many seconds a hanging request is cut.");

    public IEnumerable<Option> Options => [.. _shares.Values, _seed, _timing, _hangLimit];

    public FaultOptions Read(ParseResult parsed) => new()
    {
        Shares = _shares.Where(share => parsed.GetValue(share.Value) > 0).ToDictionary(share => share.Key, share => parsed.GetValue(share.Value)),
        Seed = parsed.GetValue(_seed),
        Timing = parsed.GetValue(_timing),
        HangLimit = TimeSpan.FromSeconds(parsed.GetValue(_hangLimit)),
    };

    private static Option<double> Share(string name, string meaning) => SettingFactory.Of($"--fault-{name}", 0.0, $"Share (0 to 1) of requests {meaning}.");
}
