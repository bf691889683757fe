using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>The fixture of a stream: an answer of its endpoint, and the answer that ends its paging where there is one.</summary>
internal sealed class Fixture(IntercomStream stream)
{
    private readonly Regex _path = new($"^{Regex.Escape(stream.Path).Replace("\\{id}", "[^/]+").Replace("\\{type}", "[^/]+")}$");

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Source.Intercom.Tests", "Fixtures");

    public JObject Body { get; } = (JObject)JsonFile.Read(Path.Combine(Folder, stream.Name + ".json"));

    public IReadOnlyList<JObject> Records => Body.SelectToken(stream.Records.Split('|')[0]) switch
    {
        JArray list => [.. list.Cast<JObject>()],
        var one => [one.ShouldBeOfType<JObject>()],
    };

    /// <summary>What a read of the stream brings: its own records, once for each parent whose children are asked for, and those that parents hold.</summary>
    public IReadOnlyList<JObject> Served => stream switch
    {
        { Pager: InlinePager inline } => [.. Parents.SelectMany(parent => IsAskedFor(parent) ? Records : parent.SelectTokens($"{inline.List}[*]").Cast<JObject>())],
        { Parent: not null, Pager: not BatchPager } => [.. Parents.SelectMany(_ => Records)],
        _ => Records,
    };

    public IReadOnlyList<JObject> Parents => stream.Parent is { } parent ? new Fixture(Find(parent.Stream)).Records : [];

    /// <summary>Requests of the stream's own that a read needs where all comes in one page.</summary>
    public int Requests(Func<JObject, bool> owesParent) => stream switch
    {
        { Pager: ScrollPager } => 2, // the page, and the empty one behind it
        { Pager: InlinePager { Whole: null } } => 1, // its parent's
        { Pager: InlinePager or ChildPager or PagesPager, Parent: not null } => Parents.Count(parent => owesParent(parent) && IsAskedFor(parent)),
        _ => 1,
    };

    private bool IsAskedFor(JObject parent) => stream.Pager is not InlinePager inline
        || (inline.HasMore is { } hasMore && parent.SelectToken(hasMore)!.Value<bool>());

    public static IntercomStream Find(string name) => StreamFiles.All().Single(stream => stream.Name == name);

    public bool Answers(ScriptedRequest request) =>
        request.Method == stream.Method && _path.IsMatch(request.Url.AbsolutePath) && request.Url.Query.TrimStart('?').StartsWith(stream.Query, StringComparison.Ordinal);

    /// <summary>The fixture, or, for a scroll that goes on, the empty page that ends it.</summary>
    public HttpResponseMessage Answer(ScriptedRequest request) => ScriptedApi.Json(
        stream.Pager is ScrollPager && request.Url.Query.Contains("scroll_param", StringComparison.Ordinal) ? """{"type":"list","data":[]}""" : Body.ToString());

    /// <summary>The whole of an API that serves this stream, and its parent if it has one.</summary>
    public static ScriptedApi Serve(IntercomStream stream, Func<ScriptedRequest, HttpResponseMessage>? instead = null)
    {
        var own = new Fixture(stream);
        var parent = stream.Parent is { } link ? new Fixture(Find(link.Stream)) : null;
        return new ScriptedApi(request =>
            parent?.Answers(request) == true ? parent.Answer(request)
            : own.Answers(request) ? (instead ?? own.Answer)(request)
            : request.Url.AbsolutePath == "/me" ? ScriptedApi.Json("{}")
            : throw new InvalidOperationException($"{request.Endpoint} is none of {stream.Name}'s"));
    }
}
