using System.CommandLine;
using Intercom.Sandbox.Api;

namespace Intercom.Sandbox.Cli;

/// <summary>Where the sandbox listens, whom it lets in and how fast it answers.</summary>
internal sealed class ServerSettings
{
    private static readonly SandboxOptions _defaults = new();
    private static readonly string[] _permissions = ["admins", "activity_logs", "tags", "conversations", "tickets", "users_and_companies"];
    private readonly Option<int> _port = SettingFactory.Of("--port", 8080, "Port on 127.0.0.1; 0 takes a free one.");
    private readonly Option<string> _token = SettingFactory.Of("--token", _defaults.Access.Token, "The bearer token to accept.");
    private readonly Option<TokenState> _tokenState = SettingFactory.Of("--token-state", TokenState.Valid, "What has become of the token.");
    private readonly Option<string[]> _forbid = SettingFactory.List("--forbid", _permissions, "Permissions the token lacks");
    private readonly Option<bool> _forbidden = SettingFactory.Of("--forbid-403", false, "Missing permissions answer 403 forbidden instead of 401 token_unauthorized.");
    private readonly Option<int> _rateLimit = SettingFactory.Of("--rate-limit", 10_000, "Requests a minute, a sixth of it in each window of 10 seconds.");
    private readonly Option<int> _otherClient = SettingFactory.Of("--other-client", 0, "Requests of another client in each window of 10 seconds, out of the same limit.");
    private readonly Option<int> _latency = SettingFactory.Of("--latency", 0, "Milliseconds each answer takes at least.");
    private readonly Option<int> _jitter = SettingFactory.Of("--jitter", 0, "Milliseconds that may come on top of the latency.");
    private readonly Option<bool> _noGzip = SettingFactory.Of("--no-gzip", false, "Never compress.");

    public IEnumerable<Option> Options => [_port, _token, _tokenState, _forbid, _forbidden, _rateLimit, _otherClient, _latency, _jitter, _noGzip];

    public SandboxOptions Apply(ParseResult parsed, SandboxOptions options) => options with
    {
        Port = parsed.GetValue(_port),
        RateLimit = parsed.GetValue(_rateLimit),
        OtherClient = parsed.GetValue(_otherClient),
        Latency = SettingFactory.Milliseconds(parsed.GetValue(_latency)),
        LatencyJitter = SettingFactory.Milliseconds(parsed.GetValue(_jitter)),
        Gzip = !parsed.GetValue(_noGzip),
        Access = new AccessOptions
        {
            Token = parsed.GetValue(_token)!,
            State = parsed.GetValue(_tokenState),
            Missing = [.. parsed.GetValue(_forbid)!.Select(name => Enum.Parse<Permission>(name.Replace("_", ""), ignoreCase: true))],
            MissingIsForbidden = parsed.GetValue(_forbidden),
        },
    };
}
