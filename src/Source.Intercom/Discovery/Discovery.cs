using Airbyte.Protocol;
using Connector.Engine;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary><c>discover</c>: the streams, with the types of the API version that is configured and the attributes of the workspace.</summary>
internal static class Discovery
{
    public static async Task<CatalogMessage> RunAsync(
        IntercomEnvironment environment, IntercomOptions options, ISyncLog log, CancellationToken cancellationToken)
    {
        await using var connection = ApiConnection.Open(environment, options, WorkspaceAttributes.Retry, log);
        var attributes = await new WorkspaceAttributes(connection.GetRequiredService<IntercomApi>()).AskAsync(cancellationToken);
        return new StreamCatalog(StreamFiles.All(), stream =>
        {
            var schema = StreamFiles.Schema(stream, options.ApiVersion);
            if (attributes.TryGetValue(stream, out var own) && own.Properties.HasValues) Declare(schema, own.Member, own.Properties);
            return schema;
        }).Discover();
    }

    private static void Declare(JObject schema, string member, JObject properties) => ((JObject)schema["properties"]![member]!)["properties"] = properties;
}
