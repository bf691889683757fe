using Airbyte.Protocol;
using Connector.Http;

namespace Source.Intercom;

/// <summary>What Intercom's failures say to a user: what is wrong, with which stream, and what to do.</summary>
internal static class FailureText
{
    /// <summary>The failure of a stream.</summary>
    /// <param name="version">Of the API, that it was asked for in.</param>
    public static ConnectorException Explain(IntercomStream stream, ApiException failure, string version = ApiVersion.Default) => failure switch
    {
        ForeignOriginException => new(FailureKind.SystemError, $"Stream `{stream.Name}`: {failure.Message}", null, failure),
        UntrustedCertificateException untrusted => Config($"Stream `{stream.Name}`: {Untrusted(untrusted)}", failure),
        { IsTransient: true } or { Verdict: Verdict.Busy or Verdict.Expired } => new(
            FailureKind.TransientError,
            $"Stream `{stream.Name}` could not be read whole: {failure.Message}. The next sync goes on from the last state.",
            failure.InnerException?.ToString(),
            failure),
        { Verdict: Verdict.TokenInvalid or Verdict.Forbidden } => Config(Refused(stream, failure), failure),
        _ when IntercomErrors.IsVersion(failure) => Config(
            $"Stream `{stream.Name}`: {NotInVersion(failure, version)}",
            failure),
        _ => new(FailureKind.SystemError, $"Stream `{stream.Name}`: Intercom rejected the request: {failure.Message}.", null, failure),
    };

    public static string Refused(IntercomStream stream, ApiException failure) => failure switch
    {
        _ when IntercomErrors.IsDeadToken(failure) => DeadToken(failure),
        _ when IntercomErrors.IsPlan(failure) =>
            $"Intercom refuses stream `{stream.Name}` because of the workspace's plan ({failure.Message}). Change the plan, or deselect the stream.",
        _ when IntercomErrors.IsFeature(failure) =>
            $"Intercom refuses stream `{stream.Name}`: the feature is not available to this app ({failure.Message}). Ask Intercom for it, or deselect the stream.",
        { Verdict: Verdict.Forbidden, Error: null } => $"Stream `{stream.Name}` is refused, and not by Intercom itself ({failure.Message}). {AskProxy}",
        _ => $"Intercom refuses stream `{stream.Name}`: the access token {(failure.Verdict == Verdict.TokenInvalid ? "is wrong or " : "")}lacks the permission "
            + $"\"{stream.Permission.Name}\" ({failure.Message}). "
            + "Grant it to the app in Intercom's Developer Hub and use its new token, or deselect the stream.",
    };

    /// <summary>The endpoint is not there, for this workspace or in this version of the API.</summary>
    public static string Absent(IntercomStream stream, ApiException failure, string version) => IntercomErrors.IsVersion(failure)
        ? $"Stream `{stream.Name}`: {NotInVersion(failure, version)}"
        : $"The workspace has no `{stream.Name}` ({failure.Message}). Deselect the stream.";

    private static string NotInVersion(ApiException failure, string version) =>
        $"Intercom does not serve it in version {version} of its API ({failure.Message}). Deselect the stream, or update the connector.";

    public static string DeadToken(ApiException failure) =>
        $"Intercom does not accept the access token ({failure.Message}). It is wrong, or has been revoked: put the app's current token into `access_token`.";

    /// <summary>Why a check failed.</summary>
    public static string FailedCheck(ApiException failure, string version) => failure switch
    {
        UntrustedCertificateException untrusted => $"Intercom cannot be asked: {Untrusted(untrusted)}",
        _ when IntercomErrors.IsPlan(failure) =>
            $"The workspace's plan does not allow the API ({failure.Message}). It needs an active Intercom subscription.",
        { Verdict: Verdict.TokenInvalid } => DeadToken(failure),
        { Verdict: Verdict.Forbidden, Error: null } => $"The requests are refused, and not by Intercom itself ({failure.Message}). {AskProxy}",
        { Verdict: Verdict.Forbidden } => $"The access token allows nothing that this source reads ({failure.Message}). Grant the app its permissions in Intercom's Developer Hub.",
        { Verdict: Verdict.Throttled } => $"Intercom's rate limit for this workspace is used up ({failure.Message}). Its other apps and connections use it too; try again in a minute.",
        { IsTransient: true } => $"Intercom could not be reached, or did not answer as it should ({failure.Message}). Check the network and status.intercom.com, then try again.",
        _ when IntercomErrors.IsVersion(failure) => $"Intercom does not serve version {version} of its API ({failure.Message}). Update the connector.",
        _ => $"Intercom rejected the request ({failure.Message}). Check the region in the configuration.",
    };

    /// <summary>What a probe of a check found, where the check goes on.</summary>
    /// <param name="streams">Those that need the permission.</param>
    public static string FailedProbe(Permission permission, IEnumerable<string> streams, ApiException failure)
    {
        var lost = string.Join(", ", streams);
        return failure switch
        {
            _ when !IntercomErrors.IsRefusal(failure) => $"Whether the token may \"{permission.Name}\" could not be found out ({failure.Message}). "
                + $"It may cost these streams: {lost}. A read says it of each.",
            _ when IntercomErrors.IsPlan(failure) =>
                $"The workspace's plan does not allow \"{permission.Name}\" ({failure.Message}). It costs these streams: {lost}. Change the plan, or deselect them.",
            _ when IntercomErrors.IsFeature(failure) =>
                $"The feature behind \"{permission.Name}\" is not available to this app ({failure.Message}). It costs these streams: {lost}. Ask Intercom for it, or deselect them.",
            _ => $"The access token lacks the permission \"{permission.Name}\" ({failure.Message}). It costs these streams: {lost}. "
                + "Grant it in Intercom's Developer Hub, or deselect them.",
        };
    }

    private static string Untrusted(UntrustedCertificateException untrusted) => $"{untrusted.Cause}. " + (untrusted.IsForAnotherHost
        ? "Something else answers in its place: look at the proxy on the way, or at INTERCOM_BASE_URL."
        : "If a proxy on the way opens TLS, let the environment variable `SSL_CERT_FILE` name a PEM file that holds the proxy's certificate authority.");

    private const string AskProxy = "Is there a proxy or a firewall on the way? It must let this machine reach Intercom.";

    private static ConnectorException Config(string message, ApiException failure) => new(FailureKind.ConfigError, message, failure.Message, failure);
}
