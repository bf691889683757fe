using System.Net;
using System.Net.Http.Headers;
using Airbyte.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Source.Intercom;

namespace Intercom.Loader;

/// <summary>Intercom as an authorization server (developers.intercom.com, "Setting up OAuth" and "Revoking access"). Its tokens do not expire; there is nothing to refresh.</summary>
internal sealed class IntercomAuthorization(IntercomEnvironment environment)
{
    private const int LongestWord = 200;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    /// <summary>Where a person of a workspace is asked: each region has a host of its own. Codes of all are exchanged at one.</summary>
    /// <param name="region">us, eu, au.</param>
    public Uri Consent(string region) => new(new Uri(environment.BaseUrl ?? (region == "us" ? "https://app.intercom.com" : $"https://app.{region}.intercom.com")), "/a/oauth/connect");

    private Uri Api => new(environment.BaseUrl ?? "https://api.intercom.io");

    /// <summary>The token that a code stands for. A code lives five minutes, and works once.</summary>
    /// <exception cref="ConnectorException">There is none for it, or nobody answers.</exception>
    public async Task<string> ExchangeAsync(AppCredentials app, string code, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Api, "/auth/eagle/token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = code, ["client_id"] = app.ClientId, ["client_secret"] = app.Secret }),
        };
        var (status, answer) = await SendAsync(request, cancellationToken);
        if ((int)status is < 200 or > 299)
        {
            throw ConnectorException.Config($"Intercom gives no token for the code (HTTP {(int)status}{Said(answer)}). A code lives five minutes and works once: run `intercom-loader connect` again. "
                + "If it stays so, compare the client ID and the secret with those of the Developer Hub.");
        }

        return (answer?["access_token"] ?? answer?["token"]) is JValue { Value: string { Length: > 0 } token }
            ? token
            : throw new ConnectorException(FailureKind.SystemError, "Intercom's answer to the code holds no token. Nothing was stored.");
    }

    /// <summary>Uninstalls the app from the workspace of its token, which dies with it; a token that is dead already is no failure.</summary>
    /// <exception cref="ConnectorException">It was not done.</exception>
    public async Task UninstallAsync(string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Api, "/auth/uninstall")) { Content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var (status, answer) = await SendAsync(request, cancellationToken);
        if ((int)status is (< 200 or > 299) and not 401)
            throw ConnectorException.Config($"Intercom did not uninstall the app (HTTP {(int)status}{Said(answer)}). The token was kept; try again, or uninstall it in Intercom's settings.");
    }

    private async Task<(HttpStatusCode Status, JObject? Answer)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A redirect would carry the secret elsewhere.
        using var client = environment.Socket is { } socket ? new HttpClient(socket, disposeHandler: false) : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var limit = new CancellationTokenSource(_longest, environment.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync(either.Token)));
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or IOException || (unreachable is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var why = unreachable is OperationCanceledException ? $"no answer within {_longest.TotalSeconds:0} s" : unreachable.Message;
            throw new ConnectorException(FailureKind.TransientError, $"Intercom cannot be reached ({why}). Nothing was changed; check the network, then try again.", null, unreachable);
        }
    }

    private static JObject? Parse(string text)
    {
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Intercom's own code and words.</summary>
    private static string Said(JObject? answer)
    {
        var error = (answer?["errors"] as JArray)?.FirstOrDefault();
        var words = string.Join(": ", new[] { (string?)error?["code"], (string?)error?["message"] }.OfType<string>());
        return words.Length == 0 ? "" : $", {new string([.. words.Take(LongestWord).Where(letter => !char.IsControl(letter))])}";
    }
}
