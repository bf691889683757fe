namespace Simulation.Tests;

/// <summary>Draws what a scenario has to bear besides. Each hardship has chances of its own: another one changes none of them.</summary>
internal sealed class HardshipDraw(int seed, int salt)
{
    private static readonly string[] _further =
        ["articles", "article_statistics", "deleted_conversations", "contact_tags", "contact_companies", "ticket_parts"];

    private const int LargePage = 40;

    private const int TellingPage = 8;

    private const int SmallestPage = 2;

    /// <summary>Milliseconds from the start in which searches are under way.</summary>
    private const int WhileSearching = 1_000;

    private readonly Random _random = new(Mix(seed, salt));

    /// <summary>The scenario with its hardships, and with what they need to be felt.</summary>
    public static Scenario On(Scenario scenario)
    {
        scenario = new HardshipDraw(scenario.Seed, 17).Further(scenario);
        scenario = new HardshipDraw(scenario.Seed, 1).Churn(scenario);
        scenario = new HardshipDraw(scenario.Seed, 2).Refreshes(scenario);
        scenario = new HardshipDraw(scenario.Seed, 3).StartDateMove(scenario);
        scenario = new HardshipDraw(scenario.Seed, 4).OthersStates(scenario);
        scenario = new HardshipDraw(scenario.Seed, 5).SearchManner(scenario);
        scenario = new HardshipDraw(scenario.Seed, 6).NextPages(scenario);
        scenario = new HardshipDraw(scenario.Seed, 7).LogLinks(scenario);
        scenario = new HardshipDraw(scenario.Seed, 8).EndlessPages(scenario);
        scenario = new HardshipDraw(scenario.Seed, 9).ErrorBodies(scenario);
        scenario = new HardshipDraw(scenario.Seed, 10).Refusal(scenario);
        scenario = new HardshipDraw(scenario.Seed, 18).RefusedRest(scenario);
        scenario = new HardshipDraw(scenario.Seed, 19).CursorsOfUpdates(scenario);
        scenario = new HardshipDraw(scenario.Seed, 20).LateInOrder(scenario);
        scenario = new HardshipDraw(scenario.Seed, 11).FailingChildren(scenario);
        scenario = new HardshipDraw(scenario.Seed, 12).Outage(scenario);
        scenario = new HardshipDraw(scenario.Seed, 13).StdoutPause(scenario);
        scenario = new HardshipDraw(scenario.Seed, 14).Density(scenario);
        scenario = new HardshipDraw(scenario.Seed, 15).LongAgo(scenario);
        scenario = new HardshipDraw(scenario.Seed, 16).LargeRecords(scenario);
        return WithOrderToBeSeen(scenario);
    }

    /// <summary>A list in an order of its own, contrary to what is documented, can be told by pages of many rows.</summary>
    private static Scenario WithOrderToBeSeen(Scenario scenario) => scenario.Hardships.Further is null or { Pages.Order: AnswerOrder.AsAsked }
        ? scenario
        : scenario with { PageCap = Math.Max(LargePage, scenario.PageCap) };

    /// <summary>Half of the time nothing else is read, so that all that changes is theirs.</summary>
    private Scenario Further(Scenario scenario)
    {
        if (!Chance(0.25)) return scenario;
        var share = Pick(0.2, 0.5, 0.9);
        var chosen = _further.Where(_ => Chance(share)).ToList();
        if (chosen.Count == 0) chosen.Add(Pick(_further));
        var others = Chance(0.5) ? scenario.Streams : scenario.Streams.Where(stream => chosen.Any(child => Workspace.SourceOf(child) == stream)).ToList();
        var order = Pick(AnswerOrder.AsAsked, AnswerOrder.AsAsked, AnswerOrder.AsAsked, AnswerOrder.ById, AnswerOrder.ByCreation, AnswerOrder.TheOtherWay);
        var link = Chance(0.05) ? Pick(ListLink.Elsewhere, ListLink.Nowhere) : (ListLink)_random.Next((int)ListLink.Elsewhere);
        var inline = new InlineManner(Pick(1, 2, 3, 10), Pick(1, 3, 500), Pick(InlineRest.Both, InlineRest.Both, InlineRest.Word, InlineRest.Count, InlineRest.NoList));
        return scenario with
        {
            Streams = [.. others, .. chosen],
            BrokenStream = scenario.BrokenStream is not null && Chance(0.7) ? Pick(chosen.ToArray()) : scenario.BrokenStream,
            Hardships = scenario.Hardships with { Further = new Further(chosen, new ListManner(order, link), inline) },
        };
    }

    /// <summary>Rows that move are missed where several windows are read at once: so the API counts enough rows to cut windows, and reads take their time.</summary>
    private Scenario Churn(Scenario scenario)
    {
        if (!Chance(0.04)) return scenario;
        var history = Pick(20L, 45) * 86_400;
        return scenario with
        {
            Rows = _random.Next(100, 300),
            HistorySeconds = history,
            StartDate = scenario.StartsAt.AddSeconds(-1.2 * history),
            CountFactor = 1_000,
            PageCap = Math.Min(scenario.PageCap, scenario.Order == AnswerOrder.AsAsked ? 10 : 40),
            Workers = Math.Max(scenario.Workers, 4),
            RequestsPerMinute = Math.Max(scenario.RequestsPerMinute, 600),
            Latency = Pick(400, 3_000),
            Hardships = scenario.Hardships with { Churn = new Churn(Pick(1, 4, 20), Pick(60, 300, 1_200)) },
        };
    }

    private Scenario Refreshes(Scenario scenario)
    {
        if (!Chance(0.12)) return scenario;
        var streams = scenario.Streams.Where(_ => Chance(0.7)).ToList();
        var refreshes = new Refreshes(streams, AlwaysPassesState: Chance(0.5), NamesSyncs: Chance(0.5), Alternates: Chance(0.3));
        return scenario with { Hardships = scenario.Hardships with { Refreshes = refreshes } };
    }

    private Scenario StartDateMove(Scenario scenario)
    {
        if (!Chance(0.08)) return scenario;
        var seconds = (long)(scenario.HistorySeconds * Pick(-0.5, -0.2, -0.02, -0.02, 0.1, 0.4));
        return scenario with { Hardships = scenario.Hardships with { StartDateMove = new StartDateMove(seconds) } };
    }

    private Scenario OthersStates(Scenario scenario) => !Chance(0.08) ? scenario : scenario with
    {
        Hardships = scenario.Hardships with
        {
            OthersStates = new OthersStates(AsText: Chance(0.4), Pick(0, 3_600, 86_400), (long)(Pick(0, 1e-4, 0.01, 0.5) * scenario.HistorySeconds)),
        },
    };

    /// <summary>Unordered pages are claimed by none but the last, so there are not too many of them.</summary>
    private Scenario SearchManner(Scenario scenario)
    {
        if (!Chance(0.15)) return scenario;
        var order = Pick(AnswerOrder.AsAsked, AnswerOrder.ById, AnswerOrder.ByCreation, AnswerOrder.ByCreation, AnswerOrder.Nearly, AnswerOrder.TheOtherWay);
        return scenario with
        {
            Order = order,
            PageCap = order is AnswerOrder.AsAsked or AnswerOrder.Nearly ? scenario.PageCap : Math.Max(5, scenario.PageCap),
            Hardships = scenario.Hardships with { SearchManner = new SearchManner(order, CursorsAreOpaque: Chance(0.3)) },
        };
    }

    /// <summary>Then the rows must tell that the order is another: that of creation is never believed, others show themselves in pages of some rows.</summary>
    private Scenario CursorsOfUpdates(Scenario scenario)
    {
        if (scenario.Hardships.SearchManner is not { Order: not (AnswerOrder.AsAsked or AnswerOrder.Nearly), CursorsAreOpaque: false } manner || !Chance(0.5)) return scenario;
        return scenario with
        {
            PageCap = manner.Order == AnswerOrder.ByCreation ? SmallestPage : Math.Max(TellingPage, scenario.PageCap),
            HeaviestPage = null,
            Hardships = scenario.Hardships with { SearchManner = manner with { CursorsNameUpdates = true } },
        };
    }

    /// <summary>In small pages, so that many a row belongs on the page before.</summary>
    private Scenario LateInOrder(Scenario scenario) => scenario.Hardships.SearchManner is not null || !Chance(0.05) ? scenario : scenario with
    {
        Order = AnswerOrder.Late,
        PageCap = Math.Min(scenario.PageCap, 3),
        Hardships = scenario.Hardships with { SearchManner = new SearchManner(AnswerOrder.Late, CursorsAreOpaque: false) { CursorsNameUpdates = true } },
    };

    private Scenario NextPages(Scenario scenario)
    {
        if (!Chance(0.2)) return scenario;
        var shape = Pick(NextShape.Object, NextShape.Object, NextShape.Url, NextShape.Url, NextShape.UrlWithoutCursor, NextShape.ObjectWithoutCursor, NextShape.Empty);
        return scenario with { Hardships = scenario.Hardships with { NextPages = new NextPages(shape, NullAtEnd: Chance(0.5)) } };
    }

    private Scenario LogLinks(Scenario scenario) => !Chance(0.5) ? scenario : scenario with
    {
        Hardships = scenario.Hardships with { LogLinks = new LogLinks(Pick("https://api.intercom.io", "https://api.eu.intercom.io"), ElsewherePath: Chance(0.1)) },
    };

    private Scenario EndlessPages(Scenario scenario) =>
        !Chance(0.04) ? scenario : scenario with { Hardships = scenario.Hardships with { EndlessPages = new EndlessPages(Repeats: Chance(0.5)) } };

    private Scenario ErrorBodies(Scenario scenario) => !Chance(0.08) ? scenario : scenario with
    {
        FaultShare = Math.Max(scenario.FaultShare, 0.05),
        CursorExpiryShare = Math.Max(scenario.CursorExpiryShare, 0.05),
        Hardships = scenario.Hardships with { ErrorBodies = new ErrorBodies(_random.Next(4)) },
    };

    private Scenario Refusal(Scenario scenario)
    {
        if (!Chance(0.1)) return scenario;
        var refusal = Chance(0.4)
            ? new Refusal(null, RefusalKind.DeadToken, _random.Next(0, 60))
            : new Refusal(
                Chance(0.4) && scenario.Streams.Contains("tickets") ? "tickets" : Pick(scenario.Streams.ToArray()),
                (RefusalKind)_random.Next(1, (int)RefusalKind.Rejected + 1),
                Pick(0, 0, 1, 2));
        return scenario with { Hardships = scenario.Hardships with { Refusal = refusal } };
    }

    /// <summary>What a contact's record holds of a list comes without a right of its own; the rest of longer lists is refused.</summary>
    private Scenario RefusedRest(Scenario scenario)
    {
        var asked = scenario.Hardships.Further?.Streams.Where(Workspace.IsInContacts).ToArray() ?? [];
        if (asked.Length == 0 || !Chance(0.15)) return scenario;
        var refusal = new Refusal(Pick(asked), (RefusalKind)_random.Next((int)RefusalKind.MissingScope, (int)RefusalKind.Forbidden + 1), After: 0);
        return scenario with { Hardships = scenario.Hardships with { Refusal = refusal } };
    }

    private Scenario FailingChildren(Scenario scenario) => !scenario.Streams.Any(Workspace.IsChild) || !Chance(0.1) ? scenario : scenario with
    {
        Hardships = scenario.Hardships with { FailingChildren = new FailingChildren(All: Chance(0.3), _random.Next(1_000)) },
    };

    private Scenario Outage(Scenario scenario) => !Chance(0.05) ? scenario : scenario with
    {
        Rows = Math.Max(scenario.Rows, 40),
        PageCap = Math.Min(scenario.PageCap, 3),
        FaultShare = 0,
        HeaviestPage = null,
        Latency = Math.Min(Math.Max(scenario.Latency, 50), 400),
        Hardships = scenario.Hardships with
        {
            Outage = new Outage(_random.Next(Chance(0.5) ? WhileSearching : 8_000), _random.Next(1, 21), _random.Next(Simulation.Tests.Outage.Ways + 1)),
        },
    };

    private Scenario StdoutPause(Scenario scenario) => !Chance(0.06) ? scenario : scenario with
    {
        FaultShare = Math.Max(scenario.FaultShare, 0.05),
        Hardships = scenario.Hardships with { StdoutPause = new StdoutPause(Pick(10, 120, 620, 700), _random.Next(0, 40)) },
    };

    private Scenario Density(Scenario scenario) => !Chance(0.06) ? scenario : scenario with
    {
        CountFactor = 1_000,
        Hardships = scenario.Hardships with { Density = new Density(OneSecond: Chance(0.3)) },
    };

    private Scenario LongAgo(Scenario scenario)
    {
        if (!Chance(0.03) || !scenario.Streams.Contains("activity_logs")) return scenario;
        var longAgo = new LongAgo(_random.Next(6, 15), SaysAge: Chance(0.8));
        return scenario with
        {
            WidestLogRange = null,
            StartDate = scenario.StartsAt.AddYears(-longAgo.Years),
            LogStepDays = longAgo.SaysAge ? Math.Max(7, scenario.LogStepDays) : 91,
            Hardships = scenario.Hardships with { LongAgo = longAgo },
        };
    }

    private Scenario LargeRecords(Scenario scenario) =>
        !Chance(0.03) ? scenario : scenario with { Hardships = scenario.Hardships with { LargeRecords = new LargeRecords(Pick(300_000, 1_000_000)) } };

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    /// <summary>Neighbouring seeds are to have nothing in common.</summary>
    private static int Mix(int seed, int salt)
    {
        var mixed = unchecked((((uint)seed * 2_654_435_761) ^ ((uint)salt * 2_246_822_519)) * 3_266_489_917);
        return (int)(mixed >> 1);
    }
}
