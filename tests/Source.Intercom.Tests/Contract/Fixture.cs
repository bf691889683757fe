using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>The fixture of a stream: an answer of its endpoint, and the answer that ends its paging where there is one.</summary>
internal sealed class Fixture(IntercomStream stream)
{
    private readonly Regex _path = new($"^{Regex.Escape(stream.Path).Replace("\\{id}", "[^/]+")}$");

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Source.Intercom.Tests", "Fixtures");

    public JObject Body { get; } = (JObject)JsonFile.Read(Path.Combine(Folder, stream.Name + ".json"));

    public IReadOnlyList<JObject> Records => [.. Body.SelectToken(stream.Records)!.Cast<JObject>()];

    public bool Answers(ScriptedRequest request) =>
        request.Method == stream.Method && _path.IsMatch(request.Url.AbsolutePath) && request.Url.Query.TrimStart('?').StartsWith(stream.Query, StringComparison.Ordinal);

    /// <summary>The fixture, or, for a scroll that goes on, the empty page that ends it.</summary>
    public HttpResponseMessage Answer(ScriptedRequest request) => ScriptedApi.Json(
        stream.Pager is ScrollPager && request.Url.Query.Contains("scroll_param", StringComparison.Ordinal) ? """{"type":"list","data":[]}""" : Body.ToString());

    /// <summary>The whole of an API that serves this stream, and its parent if it has one.</summary>
    public static ScriptedApi Serve(IntercomStream stream, Func<ScriptedRequest, HttpResponseMessage>? instead = null)
    {
        var own = new Fixture(stream);
        var parent = stream.Parent is { } link ? new Fixture(StreamFiles.All().Single(other => other.Name == link.Stream)) : null;
        return new ScriptedApi(request =>
            own.Answers(request) ? (instead ?? own.Answer)(request)
            : parent?.Answers(request) == true ? parent.Answer(request)
            : request.Url.AbsolutePath == "/me" ? ScriptedApi.Json("{}")
            : throw new InvalidOperationException($"{request.Endpoint} is none of {stream.Name}'s"));
    }
}
