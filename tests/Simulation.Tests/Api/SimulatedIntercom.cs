using System.Globalization;
using TestKit;

namespace Simulation.Tests;

/// <summary>
/// Intercom as one run meets it, in place of sockets: takes its time, counts requests, breaks what is to break, and answers from the
/// workspace as it is at that moment.
/// </summary>
internal sealed class SimulatedIntercom : HttpMessageHandler
{
    public const string BaseUrl = "http://127.0.0.1:1";

    private const int LargestPage = 150;
    private const long ADayEitherWay = 2 * 86_400;

    private readonly Scenario _scenario;
    private readonly Workspace _workspace;
    private readonly RunConditions _conditions;
    private readonly VirtualClock _time;
    private readonly Random _random;
    private readonly FaultDraw _faults;
    private readonly Traffic _traffic;
    private readonly string? _broken;
    private readonly RateWindow? _rate;
    private readonly ScrollEndpoint _scroll;
    private readonly Dictionary<string, IEndpoint> _endpoints;
    private readonly Refusal? _refusal;
    private readonly Dictionary<string, int> _answered = [];

    public SimulatedIntercom(Scenario scenario, Workspace workspace, RunConditions conditions, VirtualClock time, Traffic traffic)
    {
        (_scenario, _time, _traffic, _broken) = (scenario, time, traffic, conditions.BrokenStream);
        (_workspace, _conditions, _refusal) = (workspace, conditions, conditions.Refusal);
        _random = new Random(HashCode(scenario.Seed, conditions.Number));
        _faults = new FaultDraw(scenario, _random);
        _rate = scenario.ServerLimit is { } limit ? new RateWindow(limit, scenario.OthersUse, _random) : null;
        _scroll = new ScrollEndpoint(scenario, workspace, Now + (1_000L * conditions.ScrollHeldFor));
        var search = new SearchEndpoint(scenario, workspace, _random);
        _endpoints = new Dictionary<string, IEndpoint>
        {
            ["contacts"] = search,
            ["conversations"] = search,
            ["tickets"] = search,
            ["conversation_parts"] = new ConversationEndpoint(workspace),
            ["companies"] = _scroll,
            ["company_segments"] = new CompanySegmentsEndpoint(workspace),
            ["activity_logs"] = new LogEndpoint(scenario, workspace, scenario.Hardships.LogLinks?.Host ?? BaseUrl),
            ["segments"] = new ListEndpoint(scenario, workspace, "segments"),
            ["tags"] = new ListEndpoint(scenario, workspace, "data"),
            ["me"] = new MeEndpoint(scenario, workspace),
        };
        if (scenario.Hardships.Further is null) return;
        _endpoints["contact_tags"] = _endpoints["contact_companies"] = new ContactListEndpoint(scenario, workspace);
        _endpoints["articles"] = new PagedListEndpoint(scenario, workspace, "data", traffic, _random);
        _endpoints["article_statistics"] = new ArticleEndpoint(workspace);
        _endpoints["deleted_conversations"] = new PagedListEndpoint(scenario, workspace, "conversations", traffic, _random);
    }

    /// <summary>The server's clock, milliseconds.</summary>
    private long Now => _time.GetUtcNow().AddSeconds(-_scenario.ClockAhead).ToUnixTimeMilliseconds();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _traffic.Begin(_time.GetUtcNow());
        try
        {
            if (_traffic.IsEndless) throw new InvalidOperationException("The read does not come to an end.");
            var call = Call.Of(request);
            NoteCall(call);
            await TravelAsync(cancellationToken);
            var response = await ExchangeAsync(call with { Now = Now }, _faults.Next(call), cancellationToken);
            Describe(response);
            await TravelAsync(cancellationToken);
            Heed(response);
            NoteArrival(call.Stream, response);
            return response;
        }
        finally
        {
            _traffic.End();
        }
    }

    private async Task<SimulatedResponse> ExchangeAsync(Call call, Fault fault, CancellationToken cancellationToken)
    {
        if (_rate?.Admit(call.Now) == false) return Throttle();
        if (_conditions.Outage?.Includes(SinceStart) == true) return await OutageAsync(_conditions.Outage, cancellationToken);
        if (Refused(call) is { } refused) return new SimulatedResponse(refused);
        if (ChildrenFail(call)) return new SimulatedResponse(Answer.Error(500, "server_error", "Internal error") with { Dooms = true });
        if (call.Stream == _broken) return new SimulatedResponse(Broken());
        switch (fault)
        {
            case Fault.ServerError: return new SimulatedResponse(_scenario.Hardships.ErrorBodies?.ServerError ?? Answer.Error(500, "server_error", "Internal error"));
            case Fault.BadGateway: return new SimulatedResponse(Answer.Html(502));
            case Fault.Unavailable: return new SimulatedResponse(new Answer(503, []));
            case Fault.TooManyRequests: return Throttle();
            case Fault.ResetBefore: throw new HttpRequestException("Connection reset by peer");
            case Fault.ScrollBroken: return new SimulatedResponse(_scroll.Break());
        }

        var answer = _endpoints[call.Stream].Serve(call);
        if (answer.Status != 200 && fault is Fault.EmptyBody or Fault.Malformed or Fault.CutShort) return new SimulatedResponse(answer);
        switch (fault)
        {
            case Fault.ServedThenError: return new SimulatedResponse(Answer.Html(504));
            case Fault.ResetAfter: throw new HttpRequestException("Connection reset by peer");
            case Fault.EmptyBody: return new SimulatedResponse(new Answer(200, []));
            case Fault.Malformed: return new SimulatedResponse(answer with { Dooms = false, Serves = false, Body = "{\"type\":\"list\",\"data\":{\"oops\":[1,2]}"u8.ToArray() });
            case Fault.CutShort: return new SimulatedResponse(answer with { Dooms = false, Serves = false, Body = answer.Body[.._random.Next(answer.Body.Length)] });
            case Fault.Truncated: return new SimulatedResponse(answer, new StreamContent(new BreakingStream(answer.Body, _random.Next(answer.Body.Length))));
            case Fault.Hang: await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken); break;
        }

        return new SimulatedResponse(answer);
    }

    private TimeSpan SinceStart => _time.GetUtcNow() - _conditions.StartsAt;

    private void NoteCall(Call call)
    {
        _traffic.Asked(call.Stream, _time.GetUtcNow());
        if (call.Path.EndsWith("/search", StringComparison.Ordinal) && !call.IsTiny
            && call.Body.GetProperty("pagination").GetProperty("per_page").GetInt32() < LargestPage)
            _traffic.SmallPages++;
        if (call.Stream == "activity_logs" && call.Query.TryGetValue("created_at_before", out var before)
            && long.Parse(before, CultureInfo.InvariantCulture) < MeEndpoint.CreatedAt(_scenario, _workspace) - ADayEitherWay)
            _traffic.LogsBeforeWorkspace++;
    }

    private async Task<SimulatedResponse> OutageAsync(Outage outage, CancellationToken cancellationToken)
    {
        switch (outage.Way == Outage.Ways ? _random.Next(Outage.Ways) : outage.Way)
        {
            case 0: return new SimulatedResponse(Answer.Error(500, "server_error", "Internal error"));
            case 1: return new SimulatedResponse(Answer.Html(504));
            case 2: throw new HttpRequestException("Connection reset by peer");
            default:
                await Task.Delay(TimeSpan.FromSeconds(10), _time, cancellationToken);
                throw new HttpRequestException("Connection reset by peer");
        }
    }

    private bool ChildrenFail(Call call)
    {
        if (!Workspace.IsChild(call.Stream) || _conditions.FailingChildren?.Include(_workspace, call.Stream, call.PathPart(2)) != true) return false;
        _traffic.ChildrenFailed(call.Stream, call.PathPart(2));
        return true;
    }

    private Answer? Refused(Call call)
    {
        if (_refusal is not { } refusal) return null;
        if (refusal.Kind == RefusalKind.DeadToken) return _traffic.Requests > refusal.After ? refusal.Answer with { Dooms = true } : null;
        var answered = _answered.GetValueOrDefault(call.Stream);
        if (refusal.Stream != call.Stream || answered < refusal.After) return null;
        var passes = refusal.MayBePassedOver(call.Stream, answered);
        return refusal.Answer with { Dooms = !call.IsTiny && !passes, Refuses = !call.IsTiny && passes };
    }

    private void NoteArrival(string stream, SimulatedResponse response)
    {
        if (!response.Arrives) return;
        if (response.Answer.Complaint is { } complaint) _traffic.Complain(complaint);
        if (response.Answer.Dooms) _traffic.Doom(stream);
        if (response.Answer.Refuses) _traffic.Refuse(stream);
        if (response.Answer is { Dooms: true, Status: 401 } && _refusal?.Kind == RefusalKind.DeadToken) _traffic.TokenDied();
        if (response.Answer.Serves) _answered[stream] = _answered.GetValueOrDefault(stream) + 1;
    }

    private Answer Broken() => _scenario.BrokenStatus == 500
        ? Answer.Error(500, "server_error", "Something is wrong for good")
        : Answer.Error(401, "token_unauthorized", "Not authorized to access resource");

    private Task TravelAsync(CancellationToken cancellationToken)
    {
        var length = _scenario.Latency == 0 ? 0 : _random.Next(_scenario.Latency);
        return length == 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(length), _time, cancellationToken);
    }

    private SimulatedResponse Throttle()
    {
        var response = new SimulatedResponse(Answer.Error(429, "rate_limit_exceeded", "You have exceeded the rate limit"));
        if (_rate is null && _random.Next(2) == 0) response.Headers.Add("Retry-After", _random.Next(0, 30).ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private void Describe(HttpResponseMessage response)
    {
        // A server whose clock agrees need not say so.
        if (_scenario.ClockAhead != 0 || _random.Next(2) == 0) response.Headers.Date = _time.GetUtcNow().AddSeconds(-_scenario.ClockAhead);
        if (_rate is null) return;
        response.Headers.Add("X-RateLimit-Limit", _rate.Limit.ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("X-RateLimit-Remaining", _rate.Remaining.ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("X-RateLimit-Reset", _rate.Reset.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>From the moment a refusal arrives, or the news that nothing is left of the server's window, nothing may start before the time it names.</summary>
    private void Heed(HttpResponseMessage response)
    {
        if (response.Content is StreamContent) return; // the answer breaks off, and its headers with it
        var isExhausted = response.Headers.TryGetValues("X-RateLimit-Remaining", out var remaining) && remaining.First() == "0";
        if ((int)response.StatusCode != 429 && !isExhausted) return;
        var now = _time.GetUtcNow();
        if (response.Headers.RetryAfter?.Delta is { } wait) _traffic.Close(now, now + wait);
        else if (_rate is null) _traffic.Close(now, now.AddSeconds(10));
        else if (response.Headers.TryGetValues("X-RateLimit-Reset", out var reset))
            _traffic.Close(now, DateTimeOffset.FromUnixTimeSeconds(long.Parse(reset.First(), CultureInfo.InvariantCulture)).AddSeconds(_scenario.ClockAhead));
    }

    /// <summary>Not System.HashCode, which differs from process to process.</summary>
    private static int HashCode(int seed, int run) => unchecked((seed * 31) + run);
}
