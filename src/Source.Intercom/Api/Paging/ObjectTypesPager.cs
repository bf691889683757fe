using System.Runtime.CompilerServices;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// One list after another, for each type of custom object that the configuration names. A type that the workspace does not have is
/// warned of; the others are read.
/// </summary>
/// <param name="pages">How each list is paged.</param>
public sealed class ObjectTypesPager(PagesPager pages) : IPager
{
    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => ((IPager)pages).Envelope(stream);

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var type in call.Api.Options.CustomObjectTypes)
        {
            var path = call.Stream.Path.Replace("{type}", Uri.EscapeDataString(type), StringComparison.Ordinal);
            await using var list = pages.ReadAsync(call, path, type, cancellationToken).GetAsyncEnumerator(cancellationToken);
            for (var isFirst = true; await NextAsync(call, type, list, isFirst, cancellationToken); isFirst = false) yield return list.Current;
        }
    }

    private static async ValueTask<bool> NextAsync(
        PartitionCall call, string type, IAsyncEnumerator<Page> list, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await list.MoveNextAsync();
        }
        catch (ApiException gone) when (isFirst && gone.Verdict == Verdict.Gone)
        {
            await call.Api.LogAsync(
                LogLevel.Warn,
                $"Stream `{call.Stream.Name}`: the workspace has no custom object type `{type}` ({gone.Message}). Correct `custom_object_types`; the others are read.",
                cancellationToken);
            return false;
        }
    }
}
