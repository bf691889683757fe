using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Api;

/// <summary>Turns away versions that Intercom has not, and endpoints that a version has not yet.</summary>
/// <param name="ofApp">What applies to requests that name no version: the app's own.</param>
internal sealed class VersionGate(ApiVersion ofApp)
{
    private const string Code = "intercom_version_invalid";

    /// <summary>The version a request is answered in; null when it names one that does not exist.</summary>
    public ApiVersion? VersionOf(HttpContext http) =>
        http.Request.Headers["Intercom-Version"].ToString() is { Length: > 0 } named ? ApiVersion.Find(named) : ofApp;

    /// <summary>The refusal, or null when the endpoint exists in the version.</summary>
    public static ApiAnswer? Refuse(ApiEndpoint endpoint, ApiVersion? version)
    {
        if (version is not { } known) return ApiError.Of(StatusCodes.Status400BadRequest, Code, "The requested version could not be found");
        return known >= endpoint.Since
            ? null
            : ApiError.Of(StatusCodes.Status400BadRequest, Code, "Requested resource is not available in current API version.");
    }
}
