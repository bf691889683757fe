using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class WatermarkTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_search_wider_than_its_window_does_not_close_what_it_only_passed_over()
    {
        // Two windows with a closed one between them; the wide search of the first meets rows of the last, which it must not claim.
        var from = Some.Now - (20 * Some.Day);
        var api = new InMemoryApi { Slack = 3 * Some.Day };
        api.Rows["contacts"] = [.. Enumerable.Range(0, 100).Select(i => new Row($"r{i}", from + (i * 3_600)))];
        var lastWindow = new TaskCompletionSource();
        api.BeforePage = (partition, _, token) => partition.Window.From == from ? Task.CompletedTask : lastWindow.Task.WaitAsync(token);
        var read = new Read(api);
        var state = $$"""{"updated_at":{{from}},"closed":[[{{from + Some.Day + 60}},{{from + Some.Day + 120}}]],"start_date":{{Some.StartDate}}}""";

        var running = read.RunAsync([Some.Contacts], Some.States((Some.Contacts, state)));
        await read.TickUntilAsync(lines => lines.States("contacts").Any(state => state.Watermark() >= from + Some.Day + 119));
        lastWindow.SetResult();
        await running;

        Promise.ShouldHold(api, read.Lines, Some.Contacts, from);
        read.Lines.Ids("contacts").Order().ShouldBe(api.Rows["contacts"].Select(row => row.Id).Order());
    }
}
