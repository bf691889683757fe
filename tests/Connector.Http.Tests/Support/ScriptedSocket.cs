using System.Net;
using System.Text;

namespace Connector.Http.Tests.Support;

/// <summary>Stands in for the sockets: answers in order, keeps what came, and fails on a request nobody scripted.</summary>
internal sealed class ScriptedSocket(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new(answers);

    public List<HttpRequestMessage> Requests { get; } = [];

    public static Func<HttpResponseMessage> Answer(int status, string body = "{}", params (string Name, string Value)[] headers) => () =>
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return answer;
    };

    public static Func<HttpResponseMessage> Fails(Exception with) => () => throw with;

    public static IEnumerable<Func<HttpResponseMessage>> Times(int count, Func<HttpResponseMessage> answer) => Enumerable.Repeat(answer, count);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        _answers.Count.ShouldBePositive("a request that was not scripted");
        return Task.FromResult(_answers.Dequeue()());
    }
}
