using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Warehouse;

/// <summary>
/// Masks records before anything else looks at them, so that what is masked is in no column, whatever the column. Each member of a name is
/// masked, also where it comes twice or is written in escapes.
/// </summary>
internal sealed class RecordMask(MaskedMembers masked)
{
    private readonly Rule[] _rules = [.. masked.Members.Select(member => new Rule(Encoding.UTF8.GetBytes(member.Path), member.IsHashed))];
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>The record without what is masked; good until the next.</summary>
    /// <param name="record">UTF-8.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> record)
    {
        _output.ResetWrittenCount();
        var reader = new Utf8JsonReader(record, RecordReader.Options);
        // Of what is no object whoever reads it complains, without repeating it.
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return record;
        Members(ref reader, record, _rules);
        _output.Write(record[(int)reader.BytesConsumed..]);
        return _output.WrittenSpan;
    }

    private void Members(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, Rule[] rules)
    {
        _output.Write("{"u8);
        var isFirst = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            var (rule, below) = Match(reader.Plain(_text), rules);
            reader.Read();
            if (rule is { IsHashed: false })
            {
                reader.Skip();
                continue;
            }

            _output.Write(isFirst ? "\""u8 : ",\""u8);
            isFirst = false;
            _output.Write(name);
            _output.Write("\":"u8);
            if (rule is not null) Hash(ref reader, record);
            else Value(ref reader, record, below);
        }

        _output.Write("}"u8);
    }

    private void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, Rule[] rules)
    {
        if (rules.Length == 0 || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            _output.Write(reader.Raw(record));
        }
        else if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            // Too deep to be looked through; what is not seen is not shown.
            reader.Skip();
            _output.Write("null"u8);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            Members(ref reader, record, rules);
        }
        else
        {
            Elements(ref reader, record, rules);
        }
    }

    private void Elements(ref Utf8JsonReader reader, ReadOnlySpan<byte> record, Rule[] rules)
    {
        _output.Write("["u8);
        var isFirst = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!isFirst) _output.Write(","u8);
            isFirst = false;
            Value(ref reader, record, rules);
        }

        _output.Write("]"u8);
    }

    /// <summary>Of a text as it is read, of anything else as it is written. Nothing stays nothing.</summary>
    private void Hash(ref Utf8JsonReader reader, ReadOnlySpan<byte> record)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            _output.Write("null"u8);
            return;
        }

        var value = reader.TokenType == JsonTokenType.String ? reader.Plain(_text) : reader.Raw(record);
        _output.Write(Encoding.ASCII.GetBytes($"\"{masked.Hash(value)}\""));
    }

    /// <summary>The rule for a member, or else those for what is within it.</summary>
    private static (Rule? Rule, Rule[] Below) Match(ReadOnlySpan<byte> name, Rule[] rules)
    {
        Rule? found = null;
        Rule[] below = [];
        foreach (var rule in rules)
        {
            if (!rule.Path.AsSpan().StartsWith(name)) continue;
            if (rule.Path.Length == name.Length) found = found is { IsHashed: false } ? found : rule;
            else if (rule.Path[name.Length] == '.') below = [.. below, rule with { Path = rule.Path[(name.Length + 1)..] }];
        }

        return (found, below);
    }

    private sealed record Rule(byte[] Path, bool IsHashed);
}
