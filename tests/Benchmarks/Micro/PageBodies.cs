using System.Net.Http.Headers;
using System.Text;
using Connector.Engine;
using Intercom.Sandbox;

namespace Benchmarks.Micro;

/// <summary>Bodies as the sandbox serves them, fetched once.</summary>
internal static class PageBodies
{
    private const int PartsPerConversation = 500;

    private static readonly Lazy<IReadOnlyDictionary<PageShape, byte[]>> _bodies = new(() => FetchAsync().GetAwaiter().GetResult());

    public static byte[] Of(PageShape shape) => _bodies.Value[shape];

    /// <summary>Where the records of such a body are, as the stream's definition says it.</summary>
    public static RecordShape ShapeOf(PageShape shape) => shape switch
    {
        PageShape.Contacts => new RecordShape("data", "id", "updated_at", "pages.next.starting_after", "total_count"),
        PageShape.Parts => new RecordShape("conversation_parts.conversation_parts", "id", "updated_at", "created_at", "updated_at", "conversation_parts.total_count"),
        _ => new RecordShape("activity_logs", "id", "created_at", "pages.next"),
    };

    private static async Task<IReadOnlyDictionary<PageShape, byte[]>> FetchAsync()
    {
        var workspace = new WorkspaceOptions { Contacts = 500, Conversations = 1, LongConversations = 1, LongConversationParts = PartsPerConversation, ActivityLogs = 500 };
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = workspace });
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.Token);
        const string search = """{"query":{"field":"updated_at","operator":">","value":0},"pagination":{"per_page":150}}""";
        using var json = new StringContent(search, Encoding.UTF8, "application/json");
        using var contacts = await http.PostAsync(new Uri("/contacts/search", UriKind.Relative), json);
        return new Dictionary<PageShape, byte[]>
        {
            [PageShape.Contacts] = await contacts.Content.ReadAsByteArrayAsync(),
            [PageShape.Parts] = await http.GetByteArrayAsync(new Uri($"/conversations/{sandbox.Workspace.Rows("conversations")[0].Id}", UriKind.Relative)),
            [PageShape.ActivityLogs] = await http.GetByteArrayAsync(new Uri("/admins/activity_logs?created_at_after=0&per_page=50", UriKind.Relative)),
        };
    }
}
