using System.Collections.Concurrent;
using System.Globalization;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Serving;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.SignIn;

/// <summary>Intercom as an authorization server: consent, code, token, uninstallation. The person says yes at once, or no.</summary>
internal sealed class SignInEndpoints(SignInOptions options, AccessGate access, string token, AnswerWriter writer, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _codes = new(StringComparer.Ordinal);
    private int _given;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/a/oauth/connect", Consent);
        routes.MapPost("/auth/eagle/token", ExchangeAsync);
        routes.MapPost("/auth/uninstall", UninstallAsync);
    }

    private void Consent(HttpContext http)
    {
        var redirect = http.Request.Query["redirect_uri"].ToString() is { Length: > 0 } named ? named : options.RedirectUrl;
        var answer = options.Denies || http.Request.Query["client_id"] != options.ClientId ? "error=access_denied" : $"code={Code()}";
        http.Response.Redirect($"{redirect}?{answer}&state={Uri.EscapeDataString(http.Request.Query["state"].ToString())}");
    }

    private string Code()
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"code-of-the-sandbox-{Interlocked.Increment(ref _given)}");
        _codes[code] = clock.GetUtcNow();
        return code;
    }

    private async Task ExchangeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        await writer.WriteAsync(http, Exchange(form["client_id"].ToString(), form["client_secret"].ToString(), form["code"].ToString()));
    }

    private ApiAnswer Exchange(string client, string secret, string code)
    {
        if (client != options.ClientId || secret != options.ClientSecret) return ApiError.Of(StatusCodes.Status401Unauthorized, "unauthorized", "Client is not known");
        if (!_codes.TryRemove(code, out var given)) return ApiError.Of(StatusCodes.Status404NotFound, "not_found", "Code not found");
        if (clock.GetUtcNow() - given > options.CodeLife) return ApiError.Of(StatusCodes.Status401Unauthorized, "code_expired", "The code has expired");
        return ApiAnswer.Ok(RowJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("token_type", "Bearer");
            json.WriteString("token", token);
            json.WriteString("access_token", token);
            json.WriteEndObject();
        }));
    }

    private Task UninstallAsync(HttpContext http)
    {
        if (access.Refuse(http, null) is { } refusal) return writer.WriteAsync(http, refusal);
        access.Revoke();
        return writer.WriteAsync(http, ApiAnswer.Ok("{}"u8.ToArray()));
    }
}
