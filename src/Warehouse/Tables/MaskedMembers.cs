namespace Warehouse;

/// <summary>What of a stream's records is masked.</summary>
/// <param name="Key">Of the hashes: HMAC-SHA256, so that without it nobody can try values.</param>
public sealed record MaskedMembers(IReadOnlyList<MaskedMember> Members, ReadOnlyMemory<byte> Key)
{
    /// <summary>What becomes of a member as a whole; null: nothing.</summary>
    public MaskedMember? Find(string path) => Members.FirstOrDefault(member => member.Path == path);
}
