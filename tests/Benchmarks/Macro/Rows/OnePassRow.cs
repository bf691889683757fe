using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>Parents and children together cost the parents once.</summary>
internal sealed class OnePassRow : IMacroRow
{
    private const int Conversations = 3_000;
    private const int Companies = 500;
    private const int PageSize = 150;

    public string Name => "one-pass";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync([.. Serve.Unlimited, .. Serve.Only(("conversations", Conversations), ("companies", Companies))], cancellation);
        var parents = await bench.Connector.ReadAsync(server, new ReadOrder(StreamName.Conversations, StreamName.Companies), cancellation);
        var both = await bench.Connector.ReadAsync(
            server,
            new ReadOrder(StreamName.Conversations, StreamName.ConversationParts, StreamName.Companies, StreamName.CompanySegments),
            cancellation);
        return new RowResult("parents and children selected together",
        [
            // A window that is cut for an idle worker costs a page or two; a second pass would cost as many again.
            Claim.AtMost("search pages", 1.5 * Conversations / PageSize, both.Searches),
            Claim.AtMost("scrolls opened", 1, both.ScrollsOpened),
            Claim.AtMost("scroll pages, as for the companies alone,", parents.Of("GET /companies/scroll"), both.Of("GET /companies/scroll")),
            Claim.AtMost("GETs of a conversation", Conversations, both.Of("GET /conversations/{id}")),
            Claim.AtMost("GETs of a company's segments", Companies, both.Of("GET /companies/{id}/segments")),
        ])
        {
            Note = Claim.Text($"conversations alone take {parents.Searches} search pages"),
        };
    }
}
