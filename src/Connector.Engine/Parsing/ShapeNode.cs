using System.Text;

namespace Connector.Engine;

/// <summary>The paths of a <see cref="RecordShape"/> as a tree, so that one forward scan meets them all.</summary>
internal sealed class ShapeNode
{
    private readonly List<(byte[] Name, ShapeNode Node)> _members = [];

    /// <summary>Where the value goes in the envelope; one value may be wanted in several places.</summary>
    public List<int> Captures { get; } = [];

    public bool IsRecords { get; private set; }

    /// <summary>Whether the record list is this member or lies below it.</summary>
    public bool LeadsToRecords => IsRecords || _members.Any(member => member.Node.LeadsToRecords);

    public static ShapeNode Build(string records, IReadOnlyList<string> envelope)
    {
        var root = new ShapeNode();
        foreach (var path in records.Split('|')) root.At(path).IsRecords = true;
        for (var i = 0; i < envelope.Count; i++) root.At(envelope[i]).Captures.Add(i);
        return root;
    }

    public ShapeNode? Find(ref readonly System.Text.Json.Utf8JsonReader property)
    {
        foreach (var (name, node) in _members)
            if (JsonText.Is(in property, name)) return node;
        return null;
    }

    private ShapeNode At(string path)
    {
        var node = this;
        foreach (var part in path.Split('.')) node = node.Member(Encoding.UTF8.GetBytes(part));
        return node;
    }

    private ShapeNode Member(byte[] name)
    {
        foreach (var (known, node) in _members)
            if (known.AsSpan().SequenceEqual(name)) return node;
        var added = new ShapeNode();
        _members.Add((name, added));
        return added;
    }
}
