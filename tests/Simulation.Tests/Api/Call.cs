using System.Text.Json;
using System.Web;

namespace Simulation.Tests;

/// <summary>A request as an endpoint sees it. <paramref name="Now"/> is the server's clock in milliseconds.</summary>
internal sealed record Call(string Method, string Path, IReadOnlyDictionary<string, string> Query, JsonElement Body, string Key, long Now)
{
    /// <summary>The stream whose endpoint this is.</summary>
    public string Stream => Path.Split('/') switch
    {
        [_, "conversations", "search"] => "conversations",
        [_, "conversations", "deleted"] => "deleted_conversations",
        [_, "conversations", _] => "conversation_parts",
        [_, "contacts", _, var children] => $"contact_{children}",
        [_, "articles", _] => "article_statistics",
        [_, "companies", "scroll"] => "companies",
        [_, "companies", _, "segments"] => "company_segments",
        [_, "admins", "activity_logs"] => "activity_logs",
        [_, var stream, ..] => stream,
        _ => "",
    };

    /// <summary>Who searches for a single row asks whether the API is there, not for what it has.</summary>
    public bool IsTiny => Body.ValueKind == JsonValueKind.Object && Body.GetProperty("pagination").GetProperty("per_page").GetInt32() == 1;

    public string PathPart(int index) => Uri.UnescapeDataString(Path.Split('/')[index]);

    public static Call Of(HttpRequestMessage request)
    {
        var url = request.RequestUri!;
        var query = HttpUtility.ParseQueryString(url.Query);
        using var bytes = new MemoryStream();
        if (request.Method != HttpMethod.Get) request.Content?.CopyTo(bytes, null, CancellationToken.None);
        var body = bytes.Length == 0 ? default : JsonDocument.Parse(bytes.ToArray()).RootElement;
        var key = $"{request.Method} {url.PathAndQuery} {(bytes.Length == 0 ? "" : body.GetRawText())}";
        return new Call(
            request.Method.Method, url.AbsolutePath, query.AllKeys.OfType<string>().ToDictionary(name => name, name => query[name]!), body, key, 0);
    }
}
