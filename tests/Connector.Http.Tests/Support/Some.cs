using System.Text;

namespace Connector.Http.Tests.Support;

/// <summary>Things of which a test needs one, any.</summary>
internal static class Some
{
    public const string Token = "dG9rOmFiY2RlZg_secret_=";

    public static readonly Uri BaseUrl = new("https://api.example.com");

    public static readonly BodyReader<string> Text = static response => Encoding.UTF8.GetString(response.Body.Span);

    public static ApiRequest Get => new(HttpMethod.Get, "/things?after=c1", "GET /things");

    public static ApiRequest Post => new(HttpMethod.Post, "/things/search", "POST /things/search") { JsonBody = """{"query":{}}"""u8.ToArray() };

    public static RateBudget WideBudget(TimeProvider time) => new(1_000_000, time);

    public static ApiClientOptions Options(HttpMessageHandler? socket = null, RetryOptions? retry = null, Uri? baseUrl = null) => new()
    {
        BaseUrl = baseUrl ?? BaseUrl,
        Token = new BearerToken(Token),
        Retry = retry ?? new RetryOptions(),
        Socket = socket,
        ReadError = ReadError,
    };

    public static ApiClient Client(ApiClientOptions options, TimeProvider time, int seed = 7) =>
        HandlerChain.Create(options, WideBudget(time), time, new Random(seed));

    /// <summary>Errors of the tests' own API: <c>code|message|request id</c>.</summary>
    public static ApiError? ReadError(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body).Split('|') is [var code, var message, var id] ? new ApiError(code, message, id) : null;
}
