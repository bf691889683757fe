using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Intercom.Sandbox.Api;

namespace Intercom.Sandbox.Serving;

/// <summary>Puts an answer on the wire, compressed when that is wanted and the body is worth it.</summary>
/// <param name="gzip">Whether to compress for clients that accept it.</param>
internal sealed class AnswerWriter(bool gzip)
{
    private const int FlushBytes = 64 * 1024;
    private const int SmallestCompressed = 1024;

    public async Task WriteAsync(HttpContext http, ApiAnswer answer)
    {
        SetHead(http, answer);
        if (gzip && answer.Length >= SmallestCompressed && AcceptsGzip(http.Request))
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await using var compressed = new GZipStream(http.Response.BodyWriter.AsStream(leaveOpen: true), CompressionLevel.Fastest);
            foreach (var piece in answer.Body) await compressed.WriteAsync(piece, http.RequestAborted);
            return;
        }
        http.Response.ContentLength = answer.Length;
        await WriteBodyAsync(http, answer.Body);
    }

    public static void SetHead(HttpContext http, ApiAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
    }

    /// <summary>Writes the pieces and flushes; a slow client slows it.</summary>
    public static async Task WriteBodyAsync(HttpContext http, IReadOnlyList<ReadOnlyMemory<byte>> body)
    {
        PipeWriter writer = http.Response.BodyWriter;
        var unflushed = 0;
        foreach (var piece in body)
        {
            writer.Write(piece.Span);
            unflushed += piece.Length;
            if (unflushed < FlushBytes) continue;
            await writer.FlushAsync(http.RequestAborted);
            unflushed = 0;
        }
        await writer.FlushAsync(http.RequestAborted);
    }

    private static bool AcceptsGzip(HttpRequest request) => request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
}
