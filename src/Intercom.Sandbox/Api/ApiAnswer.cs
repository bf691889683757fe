using System.Text;

namespace Intercom.Sandbox.Api;

/// <summary>An answer ready to be sent. The body stays in pieces, most of them the rows' own bytes, so that a page copies nothing.</summary>
internal sealed class ApiAnswer(int status, string contentType, IReadOnlyList<ReadOnlyMemory<byte>> body)
{
    private const string Json = "application/json; charset=utf-8";

    public int Status { get; } = status;

    public string ContentType { get; } = contentType;

    public IReadOnlyList<ReadOnlyMemory<byte>> Body { get; } = body;

    /// <summary>The body's length in bytes.</summary>
    public long Length { get; } = body.Sum(piece => (long)piece.Length);

    public static ApiAnswer Ok(IReadOnlyList<ReadOnlyMemory<byte>> body) => new(StatusCodes.Status200OK, Json, body);

    public static ApiAnswer Ok(byte[] body) => Ok([body]);

    public static ApiAnswer OfJson(int status, byte[] body) => new(status, Json, [body]);

    public static ApiAnswer OfHtml(int status, string title) =>
        new(status, "text/html", [Encoding.UTF8.GetBytes($"<html>\r\n<head><title>{title}</title></head>\r\n<body><center><h1>{title}</h1></center></body>\r\n</html>\r\n")]);

    /// <summary>At most the first <paramref name="length"/> bytes of the body.</summary>
    public ApiAnswer CutTo(long length)
    {
        var kept = new List<ReadOnlyMemory<byte>>();
        foreach (var piece in Body)
        {
            if (length <= 0) break;
            kept.Add(piece[..(int)Math.Min(piece.Length, length)]);
            length -= piece.Length;
        }
        return new ApiAnswer(Status, ContentType, kept);
    }
}
