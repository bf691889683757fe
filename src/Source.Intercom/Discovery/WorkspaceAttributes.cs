using System.Text;
using Airbyte.Protocol;
using Connector.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>
/// The attributes that the workspace has defined, asked for side by side. What cannot be read leaves the schema as it is, with one
/// warning: a catalog that is less typed is better than none.
/// </summary>
internal sealed class WorkspaceAttributes(IntercomApi api)
{
    /// <summary>A person waits for the list of streams, and the list does not depend on the answers.</summary>
    public static RetryOptions Retry { get; } = new()
    {
        MaxAttempts = 2,
        TotalLimit = TimeSpan.FromSeconds(10),
        AttemptTimeout = TimeSpan.FromSeconds(8),
        MaxRetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>The properties to declare, by stream, each with the member under which they lie.</summary>
    public async Task<IReadOnlyDictionary<string, (string Member, JObject Properties)>> AskAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(AttributeSource.All.Select(source => AskAsync(source, cancellationToken)));
        var failed = AttributeSource.All.Zip(answers).Where(asked => asked.Second.Failure is not null).ToList();
        if (failed.Count > 0)
        {
            await api.LogAsync(
                LogLevel.Warn,
                $"The attributes that the workspace has defined for {string.Join(", ", failed.Select(asked => asked.First.Stream))} could not be read "
                + $"({failed[0].Second.Failure}), so their columns are not declared one by one. The records will hold them.",
                cancellationToken);
        }

        return AttributeSource.All.Zip(answers).Where(asked => asked.Second.Failure is null).ToDictionary(
            asked => asked.First.Stream, asked => (asked.First.Member, AttributeSchema.Properties(asked.Second.Attributes)));
    }

    private async Task<(IReadOnlyList<AttributeDefinition> Attributes, string? Failure)> AskAsync(AttributeSource source, CancellationToken cancellationToken)
    {
        var more = api.Options.IncludeArchived && source.ArchivedQuery is { } archived ? $"{(source.Target.Contains('?') ? '&' : '?')}{archived}" : "";
        var request = new ApiRequest(HttpMethod.Get, source.Target + more, $"GET {source.Target.Split('?')[0]}")
        {
            Table = IntercomErrors.Table,
            Headers = [ApiVersion.Header(ApiVersion.Later(source.Version, api.Options.ApiVersion))],
        };
        try
        {
            var entries = await api.SendAsync(request, Entries, cancellationToken);
            var attributes = entries.SelectMany(source.Read).OfType<AttributeDefinition>();
            return ([.. attributes.Where(attribute => api.Options.IncludeArchived || !attribute.IsArchived)], null);
        }
        catch (ApiException failure)
        {
            return ([], failure.Message);
        }
    }

    private static IReadOnlyList<JObject> Entries(ApiResponse response)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(response.Body.Span))) { DateParseHandling = DateParseHandling.None };
            var body = JObject.Load(json);
            return [.. (body["data"] ?? body["ticket_types"] ?? throw new MalformedBodyException("the body has no list `data`", null)).OfType<JObject>()];
        }
        catch (JsonException broken)
        {
            throw new MalformedBodyException("the body is not JSON", broken);
        }
    }
}
