using System.Net;
using Connector.Engine;
using Connector.Http;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>After which failures a request is taken for too heavy: failure by failure.</summary>
public sealed class LoadCheckTests
{
    private const int Allowed = 4;
    private readonly FakeTimeProvider _clock = new(TestKit.TestTime.Start);

    [Theory]
    [InlineData(500, 200, true)]
    [InlineData(504, 200, true)]
    [InlineData(500, 404, true)] // it said something, be it of no use
    [InlineData(500, 500, false)]
    [InlineData(500, 503, false)]
    public async Task It_is_too_heavy_when_it_fails_once_more_after_a_small_one_was_answered(int status, int small, bool isTooMuch)
    {
        using var api = Small(small);
        using var call = Call(api);
        var load = Check(call);

        (await FailAsync(load, Failure(status), 3)).ShouldBe([true, true, true]);
        api.Requests.Count.ShouldBe(1);
        (await FailAsync(load, Failure(status), 1)).ShouldBe([!isTooMuch]);

        load.IsTooMuch(Failure(status)).ShouldBe(isTooMuch);
        api.Requests.Count.ShouldBe(isTooMuch ? 1 : 2);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Other_failures_say_nothing_of_its_weight(int status)
    {
        using var api = Small(200);
        using var call = Call(api);
        var load = Check(call);

        (await FailAsync(load, Failure(status), 10)).ShouldAllBe(goesOn => goesOn);

        load.IsTooMuch(Failure(status)).ShouldBeFalse();
        api.Requests.ShouldBeEmpty();
    }

    public static TheoryData<Exception, bool> Silences => new()
    {
        { new OperationCanceledException("60 s"), true },
        { new OperationCanceledException("no connection", new TimeoutException()), false },
        { new HttpRequestException("reset"), false },
    };

    [Theory, MemberData(nameof(Silences))]
    public async Task No_answer_in_time_is_a_sign_of_it_and_no_connection_is_none(Exception inner, bool isTooMuch)
    {
        using var api = Small(200);
        using var call = Call(api);

        (await FailAsync(Check(call), new ApiException(Verdict.Retry, "POST /x", "silence", inner), Allowed)).ShouldBe([true, true, true, !isTooMuch]);
    }

    [Fact]
    public async Task A_size_on_trial_is_too_heavy_with_its_second_failure()
    {
        using var api = Small(200);
        using var call = Call(api);

        (await FailAsync(Check(call, allowed: 1), Failure(500), 2)).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Other_requests_that_are_answered_meanwhile_spare_the_small_one()
    {
        using var api = Small(200);
        using var call = Call(api);
        await FetchAsync(call);
        var load = Check(call);
        await FailAsync(load, Failure(500), 2);
        await FetchAsync(call);

        (await FailAsync(load, Failure(500), 2)).ShouldBe([true, false]);

        api.Requests.Count.ShouldBe(2, "those others");
    }

    [Fact]
    public async Task What_was_answered_before_the_failures_says_nothing()
    {
        using var api = Small(500);
        using var call = Call(api);
        var load = Check(call);
        api.Status = 200;
        await FetchAsync(call);
        api.Status = 500;

        (await FailAsync(load, Failure(500), 5)).ShouldAllBe(goesOn => goesOn);
    }

    /// <summary>All its attempts are spent: less cannot do worse.</summary>
    [Fact]
    public async Task Given_up_for_whatever_passes_it_is_too_heavy_where_the_api_was_there()
    {
        using var api = Small(200);
        using var call = Call(api);
        var load = Check(call);
        await FailAsync(load, Failure(500), 2);
        load.IsTooMuch(Failure(500)).ShouldBeFalse();

        await FailAsync(load, Failure(500), 1);

        load.IsTooMuch(Failure(503)).ShouldBeTrue();
        load.IsTooMuch(new ApiException(Verdict.Rejected, "POST /x") { Status = 400 }).ShouldBeFalse();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task The_small_one_holds_no_worker(int status)
    {
        using var api = Small(status);
        using var call = Call(api);

        await FailAsync(Check(call), Failure(500), 3);

        call.Slots.Open("another").TakeAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully.ShouldBeTrue();
    }

    private static SmallAnswers Small(int status) => new() { Status = status };

    private DirectCall Call(HttpMessageHandler api) => new("contacts", new Interval(1, long.MaxValue), api, _clock);

    private static LoadCheck Check(DirectCall call, int allowed = Allowed) => new(call.Call, () => Request(call), Shape(call), allowed);

    private static ApiRequest Request(DirectCall call) => new SearchQuery(1, null, 1).Request(call.Call);

    private static RecordShape Shape(DirectCall call) => call.Call.Stream.Shape;

    private static async Task FetchAsync(DirectCall call)
    {
        using var answer = await call.Call.Api.FetchAsync(Request(call), Shape(call), TestContext.Current.CancellationToken);
        call.Call.Slot.GiveBack();
    }

    private static ApiException Failure(int status) => new(Verdict.Retry, "POST /x") { Status = status };

    private static async Task<IReadOnlyList<bool>> FailAsync(LoadCheck load, ApiException failure, int times)
    {
        var goesOn = new List<bool>();
        for (var i = 0; i < times; i++) goesOn.Add(await load.GoesOnAsync(failure, TestContext.Current.CancellationToken));
        return goesOn;
    }

    private sealed class SmallAnswers : HttpMessageHandler
    {
        public int Status { get; set; }

        public List<Uri> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request.RequestUri!);
            return Task.FromResult(Status == 200 ? ScriptedSearch.Page([], null) : ScriptedApi.Error((HttpStatusCode)Status, "code", "text"));
        }
    }
}
