using System.Text;

namespace Connector.Engine.Tests.Support;

/// <summary>Random response bodies: strange names, strange values, blanks anywhere JSON allows them, and decoys of every path.</summary>
internal sealed class Documents(Random random)
{
    private static readonly string[] _names =
        ["name", "data", "pages", "id2", "ID", "", "a b", "\\u0069", "\\u00e9", "é", "😀", "\\ud83d\\ude00", "\\ud800", "i\\udc00d", "\\\"", "data.pages", "next"];

    private static readonly string[] _scalars =
        ["null", "true", "false", "0", "-0", "1.5e-3", "9007199254740993", "12345678901234567890123", "1e400", "\"\"", "\"plain\"", "\"\\ud83d\\ude00\"", "\"]}\"",
            "\"\\\\\"", "\"\\\"id\\\":7\"", "\"zoë\"", "\"\\u0000\""];

    private readonly StringBuilder _text = new();

    public int RecordCount { get; } = random.Next(6);

    /// <summary>Records at <c>data</c>, captures at <c>pages.next</c> and <c>total_count</c>.</summary>
    public byte[] Build()
    {
        var members = new List<Action> { () => Member("data", Records), () => Member("pages", () => Object(() => Member("next", Scalar))), () => Member("total_count", Scalar) };
        for (var i = random.Next(4); i > 0; i--) members.Add(() => Member($"extra{_text.Length}", () => Value(3)));
        var shuffled = members.OrderBy(_ => random.Next()).ToArray();
        Object(shuffled);
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    private void Records() => Array([.. Enumerable.Range(0, RecordCount).Select(i => (Action)(() => Record(i)))]);

    private void Record(int index)
    {
        var members = new List<Action> { () => Member(random.Next(3) == 0 ? "\\u0069d" : "id", () => Write(random.Next(2) == 0 ? $"\"r{index}\"" : $"{index}")) };
        if (random.Next(4) > 0) members.Add(() => Member("updated_at", () => Write(random.Next(5) == 0 ? "null" : $"{1_700_000_000 + index}")));
        for (var i = random.Next(5); i > 0; i--) members.Add(() => Member(_names[random.Next(_names.Length)], () => Value(3)));
        Object([.. members.OrderBy(_ => random.Next())]);
    }

    private void Value(int depth)
    {
        if (depth == 0 || random.Next(3) > 0) Scalar();
        else if (random.Next(2) == 0) Array([.. Enumerable.Range(0, random.Next(4)).Select(_ => (Action)(() => Value(depth - 1)))]);
        else Object([.. Enumerable.Range(0, random.Next(4)).Select(_ => (Action)(() => Member(random.Next(2) == 0 ? "id" : "updated_at", () => Value(depth - 1))))]);
    }

    private void Scalar() => Write(_scalars[random.Next(_scalars.Length)]);

    private void Object(params Action[] members) => Sequence('{', members, '}');

    private void Array(params Action[] items) => Sequence('[', items, ']');

    private void Sequence(char open, Action[] items, char close)
    {
        _text.Append(open);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) _text.Append(',');
            Blank();
            items[i]();
            Blank();
        }

        _text.Append(close);
    }

    private void Member(string escapedName, Action value)
    {
        _text.Append('"').Append(escapedName).Append('"');
        Blank();
        _text.Append(':');
        Blank();
        value();
    }

    private void Write(string json) => _text.Append(json);

    private void Blank()
    {
        for (var i = random.Next(6) - 3; i > 0; i--) _text.Append(" \t\r\n"[random.Next(4)]);
    }
}
