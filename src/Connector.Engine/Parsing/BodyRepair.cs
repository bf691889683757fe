using System.Buffers;
using System.Text;

namespace Connector.Engine;

/// <summary>
/// Makes JSON of a body that would be JSON but for single bytes: what is not UTF-8 becomes U+FFFD, and control characters inside
/// strings (a raw NUL or newline, which JSON forbids) are escaped. A body that is broken otherwise stays broken.
/// </summary>
public static class BodyRepair
{
    public static ReadOnlyMemory<byte> Repair(ReadOnlySpan<byte> body)
    {
        var utf8 = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body)); // decoding replaces what is invalid
        var repaired = new ArrayBufferWriter<byte>(utf8.Length + 16);
        bool inString = false, escaped = false;
        foreach (var value in utf8)
        {
            if (inString && value < 0x20)
            {
                repaired.Write(Encoding.ASCII.GetBytes($"\\u{value:x4}"));
                escaped = false;
                continue;
            }

            if (value == '"' && !escaped) inString = !inString;
            escaped = inString && value == '\\' && !escaped;
            repaired.Write([value]);
        }

        return repaired.WrittenMemory;
    }
}
