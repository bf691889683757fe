namespace Simulation.Tests;

/// <summary>Draws a scenario. Each hardship is absent in many scenarios, so that the rest can be checked the more strictly.</summary>
internal sealed class ScenarioDraw(int seed)
{
    private static readonly string[] _allStreams =
        ["contacts", "conversations", "conversation_parts", "tickets", "companies", "company_segments", "segments", "activity_logs", "tags"];

    /// <summary>From UTC−11 to UTC+14, among them those that set their clocks by an hour and by half an hour.</summary>
    private static readonly string[] _zones =
    [
        "UTC", "Pacific/Pago_Pago", "Pacific/Kiritimati", "Asia/Kolkata", "Pacific/Auckland", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe",
    ];

    /// <summary>Days on which one of these zones sets its clocks.</summary>
    private static readonly DateOnly[] _clockChanges =
    [
        new(2025, 3, 9), new(2025, 11, 2), new(2025, 3, 30), new(2025, 10, 26), new(2025, 4, 6), new(2025, 9, 28), new(2025, 10, 5),
    ];

    private const int FewWorkers = 4;
    private const int LatencyForFew = 6_000;

    private readonly Random _random = new(seed);

    public static Scenario Of(int seed) => Bearable(HardshipDraw.On(new ScenarioDraw(seed).Draw()));

    /// <summary>With few workers on a very slow way an open scroll expires while the others have their turn, and nobody can help it.</summary>
    private static Scenario Bearable(Scenario scenario) =>
        scenario.Workers < FewWorkers ? scenario with { Latency = Math.Min(scenario.Latency, LatencyForFew) } : scenario;

    private Scenario Draw()
    {
        var startsAt = StartsAt();
        var history = Pick(3_600L, 86_400, 3 * 86_400, 20 * 86_400, 45 * 86_400, 100 * 86_400);
        var reach = (long)(history * Pick(0.5, 1.0, 1.2));
        var order = Chance(0.85) ? AnswerOrder.AsAsked : Chance(0.5) ? AnswerOrder.TheOtherWay : AnswerOrder.Scattered;
        var serverLimit = Chance(0.2) ? Pick(20, 60, 300) : (int?)null;
        var clockAhead = Chance(0.7) ? 0 : Pick(-3_600, -20, 10, 29, 31, 300, 7_200);
        return new Scenario
        {
            Seed = seed,
            Streams = Streams(),
            Workers = Chance(0.2) ? 1 : Chance(0.2) ? 40 : _random.Next(1, 41),
            RequestsPerMinute = Pick(6, 30, 120, 600, 2_000, 9_500, 9_500, 60_000),
            LookbackDays = Pick(0, 0, 0, 1, 2),
            LogStepDays = Pick(1, 2, 7, 30, 91),
            StartsAt = startsAt,
            StartDate = startsAt.AddSeconds(-reach),
            HistorySeconds = history,
            Zone = Pick(_zones),
            WholeDays = Chance(0.6),
            IndexLag = Pick(0, 0, 5_000, 60_000, Workspace.LongestPromisedLag),
            HidesWhileIndexing = Chance(0.5),
            ClockAhead = clockAhead,
            Rows = Chance(0.01) ? _random.Next(1_050, 1_400) : Chance(0.05) ? _random.Next(200, 500) : Chance(0.3) ? _random.Next(0, 8) : _random.Next(8, 80),
            PageCap = order == AnswerOrder.Scattered ? Pick(40, 60, 150) : Pick(1, 2, 3, 5, 10, 40, 150),
            Ballast = Pick(0, 100, 500, 2_000),
            CountFactor = Pick(1, 1, 50, 1_000),
            Order = order,
            FaultShare = Pick(0, 0, 0.01, 0.05, 0.2),
            FaultsInARow = Pick(1, 2, 3),
            CursorExpiryShare = Pick(0, 0, 0.05, 0.2),
            HeaviestPage = Chance(0.1) ? Pick(18, 40, 100) : null,
            WidestLogRange = Chance(0.15) ? Pick(1, 5, 20) : null,
            ServerLimit = serverLimit,
            OthersUse = serverLimit / 2 ?? 0,
            Latency = Pick(0, 1, 50, 400, 3_000, 15_000),
            Changes = Chance(0.3) ? 0 : _random.Next(1, 120),
            ChangesFor = Pick(1, 10, 60, 600, 7_200),
            DeleteShare = Pick(0.02, 0.1, 0.1, 0.6),
            ScrollIsSnapshot = Chance(0.5),
            ScrollCounts = Chance(0.7),
            ScrollLingers = Chance(0.2),
            ScrollHeldFor = Chance(0.8) ? 0 : Chance(0.1) ? 4_000 : _random.Next(1, 900),
            LogsCountBoundsIn = Chance(0.5),
            BrokenStream = Chance(0.08) ? Pick(_allStreams) : null,
            BrokenStatus = Pick(500, 401),
            StopAfter = Chance(0.08) ? _random.Next(1, 60_000) : null,
            StdoutDelay = Pick(0, 0, 0, 500),
        };
    }

    private DateTimeOffset StartsAt()
    {
        var day = Chance(0.6) ? Pick(_clockChanges).AddDays(_random.Next(-1, 4)) : new DateOnly(2024, 1, 1).AddDays(_random.Next(0, 1_000));
        return new DateTimeOffset(day, new TimeOnly(0), TimeSpan.Zero).AddSeconds(_random.Next(0, 86_400));
    }

    private List<string> Streams()
    {
        var share = Pick(0.15, 0.4, 0.8);
        var chosen = _allStreams.Where(_ => Chance(share)).ToList();
        return chosen.Count > 0 ? chosen : [Pick(_allStreams)];
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];
}
