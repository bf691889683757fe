using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>A plain reader of the API, with the sandbox's own token unless told otherwise.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(SandboxServer sandbox, string? token = null, string? version = "2.11")
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.All })
        {
            BaseAddress = new Uri(sandbox.BaseUrl),
        };
        if (version is not null) _http.DefaultRequestHeaders.Add("Intercom-Version", version);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? sandbox.Token);
    }

    public Task<ApiResponse> GetAsync(string path, CancellationToken cancellation = default) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    public Task<ApiResponse> PostAsync(string path, string json, CancellationToken cancellation = default) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") }, cancellation);

    /// <summary>Searches with one filter, ascending by updated_at.</summary>
    public Task<ApiResponse> SearchAsync(string stream, string query, int perPage = 150, string? startingAfter = null, string? sort = null)
    {
        var after = startingAfter is null ? "" : $",\"starting_after\":\"{startingAfter}\"";
        sort ??= """{"field":"updated_at","order":"ascending"}""";
        return PostAsync($"/{stream}/search", $$$"""{"query":{{{query}}},"pagination":{"per_page":{{{perPage}}}{{{after}}}},"sort":{{{sort}}}}""");
    }

    /// <summary>The ids one search page holds.</summary>
    public async Task<IReadOnlyList<string>> SearchIdsAsync(string stream, string query, int perPage = 150)
    {
        var answer = await SearchAsync(stream, query, perPage);
        answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, answer.Body);
        return Ids(answer.Json, stream);
    }

    /// <summary>Every row of a list, page by page, by the path and query of each link.</summary>
    public async Task<IReadOnlyList<JObject>> ListAllAsync(string path, string key = "data")
    {
        var rows = new List<JObject>();
        for (string? next = path; next is not null;)
        {
            var answer = await GetAsync(next);
            answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, answer.Body);
            rows.AddRange(answer.Json[key]!.Cast<JObject>());
            next = (string?)answer.Json["pages"]!["next"] is { } url ? new Uri(url).PathAndQuery : null;
        }
        return rows;
    }

    /// <summary>Every row of a search, page by page.</summary>
    public async Task<IReadOnlyList<JObject>> SearchAllAsync(string stream, string query, int perPage, string? sort = null, Action? betweenPages = null)
    {
        var rows = new List<JObject>();
        string? after = null;
        do
        {
            var answer = await SearchAsync(stream, query, perPage, after, sort);
            answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, answer.Body);
            rows.AddRange(Rows(answer.Json, stream));
            after = (string?)answer.Json["pages"]!["next"]?["starting_after"];
            betweenPages?.Invoke();
        }
        while (after is not null);
        return rows;
    }

    public static IReadOnlyList<JObject> Rows(JObject page, string stream) => [.. page[stream == "contacts" ? "data" : stream]!.Cast<JObject>()];

    public static IReadOnlyList<string> Ids(JObject page, string stream) => [.. Rows(page, stream).Select(row => (string)row["id"]!)];

    public void Dispose() => _http.Dispose();

    private async Task<ApiResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var answer = await _http.SendAsync(request, cancellation);
        return new ApiResponse(answer.StatusCode, answer.Headers, await answer.Content.ReadAsStringAsync(cancellation));
    }
}
