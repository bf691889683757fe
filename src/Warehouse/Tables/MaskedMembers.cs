using System.Security.Cryptography;
using System.Text;

namespace Warehouse;

/// <summary>What of a stream's records is masked.</summary>
/// <param name="Key">Of the hashes: HMAC-SHA256, so that without it nobody can try values.</param>
public sealed record MaskedMembers(IReadOnlyList<MaskedMember> Members, ReadOnlyMemory<byte> Key)
{
    /// <summary>What becomes of a member as a whole; null: nothing.</summary>
    public MaskedMember? Find(string path) => Members.FirstOrDefault(member => member.Path == path);

    /// <summary>What is in the warehouse of a member that holds this text; null: nothing.</summary>
    public string? Mask(string path, string text) => Find(path) switch
    {
        null => text,
        { IsHashed: true } => Hash(Encoding.UTF8.GetBytes(text)),
        _ => null,
    };

    internal string Hash(ReadOnlySpan<byte> value) => Convert.ToHexStringLower(HMACSHA256.HashData(Key.Span, value));
}
