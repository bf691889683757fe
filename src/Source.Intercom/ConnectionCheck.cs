using Airbyte.Protocol;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// <c>check</c>: one <c>GET /me</c>, then one cheap probe for each permission, side by side. A missing permission is a warning that
/// names the streams it costs, and so is an odd answer to a probe; only a dead token, or one that no probe was answered to, fails.
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
        if (refusals.FirstOrDefault(refusal => refusal is not null && IntercomErrors.IsDeadToken(refusal)) is { } dead) return Failed(dead);
        if (refusals.All(refusal => refusal is not null))
            return Failed(refusals.FirstOrDefault(refusal => !IntercomErrors.IsRefusal(refusal!)) ?? refusals[0]!);
        foreach (var (permission, refusal) in permissions.Zip(refusals))
            if (refusal is not null) await WarnAsync(permission, refusal, cancellationToken);
        return new ConnectionStatusMessage(true, null);
    }

    private async Task<ApiException?> AskWhoAsync(CancellationToken cancellationToken)
    {
        try
        {
            var app = await WorkspaceApp.AskAsync(api, slot: null, cancellationToken);
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

    private ValueTask WarnAsync(Permission permission, ApiException refusal, CancellationToken cancellationToken) => api.LogAsync(
        LogLevel.Warn,
        FailureText.FailedProbe(permission, streams.Where(stream => stream.Permission == permission).Select(stream => stream.Name), refusal),
        cancellationToken);

    private static ConnectionStatusMessage Failed(ApiException failure) => new(false, FailureText.FailedCheck(failure));
}
