using System.Collections;
using System.Globalization;

namespace Simulation.Tests;

/// <summary>Everything that is chosen for one simulated workspace, its API and its readers. The seed gives it all.</summary>
internal sealed record Scenario
{
    public required int Seed { get; init; }

    public required IReadOnlyList<string> Streams { get; init; }

    public required int Workers { get; init; }

    public required int RequestsPerMinute { get; init; }

    public required int LookbackDays { get; init; }

    public required int LogStepDays { get; init; }

    /// <summary>The connector's clock when the first sync begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset StartDate { get; init; }

    /// <summary>How far back rows go, seconds.</summary>
    public required long HistorySeconds { get; init; }

    public required string Zone { get; init; }

    /// <summary>Searches match by calendar day of the zone.</summary>
    public required bool WholeDays { get; init; }

    /// <summary>The longest that a change stays invisible, milliseconds.</summary>
    public required long IndexLag { get; init; }

    /// <summary>While a change is being indexed a row is not found at all, instead of as it was.</summary>
    public required bool HidesWhileIndexing { get; init; }

    /// <summary>The connector's clock less the server's, seconds.</summary>
    public required int ClockAhead { get; init; }

    public required int Rows { get; init; }

    public required int PageCap { get; init; }

    public required int Ballast { get; init; }

    /// <summary>The API counts this many times as many rows as there are: windows are cut by what it says.</summary>
    public required int CountFactor { get; init; }

    public required AnswerOrder Order { get; init; }

    public required double FaultShare { get; init; }

    /// <summary>The same request fails at most this often in a row.</summary>
    public required int FaultsInARow { get; init; }

    public required double CursorExpiryShare { get; init; }

    /// <summary>Searches for larger pages always fail; null: none do.</summary>
    public required int? HeaviestPage { get; init; }

    /// <summary>Longer ranges of the activity log always fail, days; null: none do.</summary>
    public required int? WidestLogRange { get; init; }

    /// <summary>What the server itself allows per 10 s; null: it does not count.</summary>
    public required int? ServerLimit { get; init; }

    /// <summary>The most of the server's limit that other apps use up.</summary>
    public required int OthersUse { get; init; }

    /// <summary>The longest way to the server, and the longest back, milliseconds.</summary>
    public required int Latency { get; init; }

    public required int Changes { get; init; }

    /// <summary>Rows change during so many seconds from the start of the first sync.</summary>
    public required int ChangesFor { get; init; }

    /// <summary>The share of the changes of conversations and companies that delete them.</summary>
    public required double DeleteShare { get; init; }

    /// <summary>A scroll shows the companies as they were when it was opened.</summary>
    public required bool ScrollIsSnapshot { get; init; }

    public required bool ScrollCounts { get; init; }

    /// <summary>A scroll that came to its end blocks others until it expires.</summary>
    public required bool ScrollLingers { get; init; }

    /// <summary>Someone else's scroll is open for so many seconds from the start.</summary>
    public required int ScrollHeldFor { get; init; }

    public required bool LogsCountBoundsIn { get; init; }

    /// <summary>The stream whose endpoint fails in the first sync, whatever is tried; null: none.</summary>
    public required string? BrokenStream { get; init; }

    /// <summary>How it fails: 500, or 401 for want of a permission.</summary>
    public required int BrokenStatus { get; init; }

    /// <summary>The first sync is told to stop after so many milliseconds; null: it is not.</summary>
    public required int? StopAfter { get; init; }

    /// <summary>The longest that stdout takes for a block, milliseconds.</summary>
    public required int StdoutDelay { get; init; }

    public Hardships Hardships { get; init; } = new();

    public int Budget => RequestsPerMinute / 6;

    /// <summary>Nothing happens that may make anything come twice.</summary>
    public bool IsCalm => Changes == 0 && FaultShare == 0 && CursorExpiryShare == 0 && HeaviestPage is null && WidestLogRange is null && IndexLag == 0
        && LookbackDays == 0 && BrokenStream is null && Latency < 1_000 && RequestsPerMinute > 1_000
        && Order == AnswerOrder.AsAsked && Hardships.AreCalm;

    public override string ToString() =>
        string.Join(", ", typeof(Scenario).GetProperties().Select(property => $"{property.Name} {Text(property.GetValue(this))}"));

    private static string Text(object? value) => value switch
    {
        null => "none",
        string text => text,
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(' ', list.Cast<object>())}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
