using Airbyte.Protocol;
using Connector.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>
/// <c>check</c>: one <c>GET /me</c>, then one cheap probe for each permission, side by side. A missing permission is a warning that
/// names the streams it costs; only a token or plan that allows nothing fails.
/// </summary>
internal sealed class ConnectionCheck(IntercomApi api, IReadOnlyList<IntercomStream> streams)
{
    /// <summary>A person is waiting.</summary>
    public static RetryOptions Retry { get; } = new()
    {
        MaxAttempts = 3,
        TotalLimit = TimeSpan.FromSeconds(30),
        AttemptTimeout = TimeSpan.FromSeconds(20),
        MaxRetryAfter = TimeSpan.FromSeconds(20),
    };

    public async Task<ConnectionStatusMessage> RunAsync(CancellationToken cancellationToken)
    {
        if (await AskWhoAsync(cancellationToken) is { } failure) return Failed(failure);
        var permissions = streams.Select(stream => stream.Permission).Distinct().ToList();
        var refusals = await Task.WhenAll(permissions.Select(permission => ProbeAsync(permission, cancellationToken)));
        if (refusals.FirstOrDefault(refusal => refusal is not null && !IntercomErrors.IsPermission(refusal)) is { } broken) return Failed(broken);
        if (refusals.All(refusal => refusal is not null)) return Failed(refusals[0]!);
        foreach (var (permission, refusal) in permissions.Zip(refusals))
            if (refusal is not null) await WarnAsync(permission, refusal, cancellationToken);
        return new ConnectionStatusMessage(true, null);
    }

    private async Task<ApiException?> AskWhoAsync(CancellationToken cancellationToken)
    {
        try
        {
            var app = await api.SendAsync(new ApiRequest(HttpMethod.Get, "/me", "GET /me") { Table = IntercomErrors.Table }, ReadApp, cancellationToken);
            await api.LogAsync(
                LogLevel.Info,
                $"The token belongs to workspace {app?["name"]} ({app?["id_code"]}), region {app?["region"]}, time zone {app?["timezone"]}.",
                cancellationToken);
            return null;
        }
        catch (ApiException failure)
        {
            return failure;
        }
    }

    private static JToken? ReadApp(ApiResponse response)
    {
        try
        {
            return JObject.Parse(System.Text.Encoding.UTF8.GetString(response.Body.Span))["app"];
        }
        catch (JsonException broken)
        {
            throw new MalformedBodyException("the body is not JSON", broken);
        }
    }

    private async Task<ApiException?> ProbeAsync(Permission permission, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(permission.Method, permission.Probe, $"{permission.Method} {permission.Probe.Split('?')[0]}")
        {
            Table = IntercomErrors.Table,
            JsonBody = permission.Method == HttpMethod.Post ? Permission.ProbeBody : default,
        };
        try
        {
            return await api.SendAsync(request, _ => (ApiException?)null, cancellationToken);
        }
        catch (ApiException refusal)
        {
            return refusal;
        }
    }

    private ValueTask WarnAsync(Permission permission, ApiException refusal, CancellationToken cancellationToken)
    {
        var lost = string.Join(", ", streams.Where(stream => stream.Permission == permission).Select(stream => stream.Name));
        var cause = IntercomErrors.IsPlan(refusal) ? "The workspace's plan does not allow" : "The access token lacks the permission";
        return api.LogAsync(
            LogLevel.Warn,
            $"{cause} \"{permission.Name}\" ({refusal.Message}). It costs these streams: {lost}. Grant it in Intercom's Developer Hub, or deselect them.",
            cancellationToken);
    }

    private static ConnectionStatusMessage Failed(ApiException failure) => new(false, failure switch
    {
        _ when IntercomErrors.IsPlan(failure) =>
            $"The workspace's plan does not allow the API ({failure.Message}). It needs an active Intercom subscription.",
        { Verdict: Verdict.TokenInvalid } => IntercomErrors.DeadToken(failure),
        { Verdict: Verdict.Forbidden } => $"The access token allows nothing that this source reads ({failure.Message}). Grant the app its permissions in Intercom's Developer Hub.",
        { IsTransient: true } => $"Intercom could not be reached, or did not answer as it should ({failure.Message}). Check the network and status.intercom.com, then try again.",
        _ => $"Intercom rejected the request ({failure.Message}). Check the region in the configuration.",
    });
}
