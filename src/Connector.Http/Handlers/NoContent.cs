using System.Net;
using System.Text;

namespace Connector.Http;

/// <summary>
/// The content of a request without a body. SocketsHttpHandler sends a request that has no content up to three times more, unasked, when
/// a used connection closes before the answer, and those sendings would bypass the budget and the retry limit; with a content it does
/// not. This one has no bytes and, by <see cref="Unannounce"/>, no header either: on the wire the request is as if it had none.
/// </summary>
internal sealed class NoContent : HttpContent
{
    /// <summary>
    /// For <see cref="SocketsHttpHandler.RequestHeaderEncodingSelector"/>, which is asked about each header just before it is written, the
    /// request's own before the content's: the only moment between the handler's check that a content has a length and the writing of
    /// that length.
    /// </summary>
    /// <returns>Null: headers are ASCII.</returns>
    public static Encoding? Unannounce(HttpRequestMessage request)
    {
        if (request.Content is NoContent content) content.Headers.Remove("Content-Length");
        return null;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
