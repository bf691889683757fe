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

    /// <summary>What the probes said, one of each permission that was asked; known once the check has run.</summary>
    public IReadOnlyList<PermissionFinding> Findings { get; private set; } = [];

    public async Task<ConnectionStatusMessage> RunAsync(CancellationToken cancellationToken)
    {
        if (await AskWhoAsync(cancellationToken) is { } failure) return Failed(failure);
        var permissions = streams.Select(stream => stream.Permission).Distinct().Where(CanBeAsked).ToList();
        var probes = (await Task.WhenAll(permissions.Select(permission => ProbeAsync(permission, cancellationToken))))
            .Zip(permissions, (refusal, permission) => (Permission: permission, Refusal: refusal))
            .Where(probe => !IsAbsent(probe.Permission, probe.Refusal))
            .ToList();
        Findings = [.. probes.Select(probe => Found(probe.Permission, probe.Refusal))];
        var refusals = probes.Select(probe => probe.Refusal).ToList();
        if (refusals.FirstOrDefault(refusal => refusal is not null && IntercomErrors.IsDeadToken(refusal)) is { } dead) return Failed(dead);
        if (refusals.All(refusal => refusal is not null))
            return Failed(refusals.FirstOrDefault(refusal => !IntercomErrors.IsRefusal(refusal!)) ?? refusals[0]!);
        foreach (var (permission, refusal) in probes)
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
        var target = permission.Probe.Replace("{type}", Uri.EscapeDataString(api.Options.CustomObjectTypes.FirstOrDefault() ?? ""), StringComparison.Ordinal);
        var request = new ApiRequest(permission.Method, target, $"{permission.Method} {permission.Probe.Split('?')[0]}")
        {
            Headers = [ApiVersion.Header(permission.Version)],
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

    /// <summary>The workspace does not have what the permission is for; a read says so of each stream that is selected.</summary>
    private bool IsAbsent(Permission permission, ApiException? refusal) => refusal is not null && IntercomErrors.IsAbsent(refusal)
        && streams.Where(stream => stream.Permission == permission).All(stream => stream.MayBeAbsent);

    private bool CanBeAsked(Permission permission) =>
        !permission.Probe.Contains("{type}", StringComparison.Ordinal) || api.Options.CustomObjectTypes.Count > 0;

    private ValueTask WarnAsync(Permission permission, ApiException refusal, CancellationToken cancellationToken) => api.LogAsync(
        LogLevel.Warn,
        FailureText.FailedProbe(permission, StreamsOf(permission), refusal),
        cancellationToken);

    private PermissionFinding Found(Permission permission, ApiException? refusal) => new(
        permission.Name,
        [.. StreamsOf(permission)],
        refusal is null ? true : IntercomErrors.IsRefusal(refusal) ? false : null,
        refusal is null ? null : FailureText.FailedProbe(permission, StreamsOf(permission), refusal));

    private IEnumerable<string> StreamsOf(Permission permission) => streams.Where(stream => stream.Permission == permission).Select(stream => stream.Name);

    private ConnectionStatusMessage Failed(ApiException failure) => new(false, FailureText.FailedCheck(failure, api.Options.ApiVersion));
}
