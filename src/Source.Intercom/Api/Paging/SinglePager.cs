using System.Runtime.CompilerServices;
using Airbyte.Protocol;
using Connector.Engine;

namespace Source.Intercom;

/// <summary>Everything in one answer. Should the API ever begin to page such a list, the stream fails rather than lose the rest.</summary>
public sealed class SinglePager : IPager
{
    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => ["pages"];

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = call.Request(call.Target(call.Stream.Path), IntercomErrors.Table);
        var answer = await call.Api.FetchAsync(request, call.Stream.Shape, cancellationToken);
        if (!NextPage.Read(answer.Body.Envelope[0]).IsEnd)
        {
            throw new ConnectorException(
                FailureKind.SystemError,
                $"Stream `{call.Stream.Name}`: {call.Stream.Endpoint} answers in pages, which it never did; this version of the connector would lose all but the first.");
        }

        yield return answer.ToPage();
    }
}
