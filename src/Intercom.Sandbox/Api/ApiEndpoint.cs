using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Api;

/// <summary>One endpoint of the API.</summary>
/// <param name="Permission">What the token needs for it; null means any valid token will do.</param>
/// <param name="Answer">Computes the answer; knows nothing of tokens, limits or faults.</param>
internal sealed record ApiEndpoint(string Method, string Route, Permission? Permission, Func<ApiRequest, ValueTask<ApiAnswer>> Answer)
{
    /// <summary>As the report and fault options spell it.</summary>
    public string Name { get; } = $"{Method} {Route}";

    /// <summary>The first version that has it.</summary>
    public ApiVersion Since { get; init; } = ApiVersion.First;

    public static ApiEndpoint Get(string route, Permission? permission, Func<ApiRequest, ApiAnswer> answer) =>
        new(HttpMethods.Get, route, permission, request => ValueTask.FromResult(answer(request)));

    public static ApiEndpoint Get(string route, ApiVersion since, Permission? permission, Func<ApiRequest, ApiAnswer> answer) =>
        Get(route, permission, answer) with { Since = since };
}
