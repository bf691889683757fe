using System.Text;

namespace Warehouse;

/// <summary>
/// Finds the column of a member. Records of a stream have their members in much the same order, so the one that followed last time is
/// tried first.
/// </summary>
internal sealed class MemberIndex
{
    private readonly byte[][] _names;
    private readonly int[] _columns;
    private readonly int[] _next;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private int _last;

    /// <param name="members">Names, and what each stands for.</param>
    public MemberIndex(IReadOnlyList<(string Name, int Column)> members)
    {
        _names = [.. members.Select(member => Encoding.UTF8.GetBytes(member.Name))];
        _columns = [.. members.Select(member => member.Column)];
        _next = [.. Enumerable.Range(1, members.Count + 1)];
        for (var i = 0; i < members.Count; i++) _byName[members[i].Name] = i;
        _last = members.Count;
    }

    /// <summary>A new object begins.</summary>
    public void Restart() => _last = _names.Length;

    /// <summary>Null: no such member.</summary>
    public int? Find(ReadOnlySpan<byte> name)
    {
        var guess = _next[_last];
        if (guess >= _names.Length) guess = 0;
        if (guess >= _names.Length || !name.SequenceEqual(_names[guess]))
        {
            if (!_byName.TryGetValue(Encoding.UTF8.GetString(name), out guess)) return null;
            _next[_last] = guess;
        }

        _last = guess;
        return _columns[guess];
    }
}
