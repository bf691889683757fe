using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;
using Source.Intercom;

namespace Intercom.Loader;

/// <summary>Finds the workspace of a token: in which region it is, and what the token may not read there.</summary>
internal sealed class WorkspaceSearch(IntercomEnvironment environment, ISyncLog log)
{
    /// <summary>In the order they are asked; the first knows the workspaces of all, as a rule.</summary>
    private static readonly string[] _regions = ["us", "eu", "au"];

    private readonly IntercomSource _source = new(environment);

    /// <exception cref="ConnectorException">No region knows the token, or one cannot be asked.</exception>
    public async Task<FoundWorkspace> FindAsync(string token, CancellationToken cancellationToken)
    {
        string? refusal = null;
        foreach (var region in _regions)
        {
            var config = Config(token, region);
            var found = await _source.FindWorkspaceAsync(config, log, cancellationToken);
            if (found.Failure is null)
            {
                var home = _regions.Contains(found.Region) ? found.Region! : region;
                var (_, permissions) = await _source.CheckPermissionsAsync(Config(token, home), log, cancellationToken);
                return new FoundWorkspace(found.Name ?? found.Id ?? "", home, permissions);
            }

            if (!found.IsTokenRefused) throw ConnectorException.Config(found.Failure);
            refusal ??= found.Failure;
            // One address stands for all of them.
            if (environment.BaseUrl is not null) break;
        }

        throw ConnectorException.Config($"{refusal} Nothing was stored.");
    }

    private static JObject Config(string token, string region) => new() { ["access_token"] = token, ["start_date"] = "2015-01-01T00:00:00Z", ["region"] = region };
}
