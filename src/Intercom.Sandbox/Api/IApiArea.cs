namespace Intercom.Sandbox.Api;

/// <summary>Endpoints that belong together.</summary>
internal interface IApiArea
{
    IEnumerable<ApiEndpoint> Endpoints { get; }
}
