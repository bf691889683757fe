using System.Collections;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>
/// Any number of contacts, ascending by (updated_at, id), none of them kept: each is made from its place in the order when it is
/// asked for, and its object when it is served. The same seed and clock give the same contacts.
/// </summary>
internal sealed class ContactsOnTheFly(WorkspaceOptions options, References references, DateTimeOffset now) : IReadOnlyList<RowVersion>
{
    /// <summary>No contact is older, unix seconds.</summary>
    public long Earliest { get; } = now.ToUnixTimeSeconds() - (long)options.Span.TotalSeconds;

    public int Count => options.ContactsOnTheFly;

    public RowVersion this[int index]
    {
        get
        {
            // The place in front, so that ids ascend within a second; 24 hexadecimal digits, as Intercom's have.
            var id = $"{index:x8}{Scramble(index):x8}{Scramble(~index):x8}";
            var times = Times(index);
            var json = new Lazy<byte[]>(() => Write(id, index, times));
            return new Row(StreamName.Contacts, id, null, json, times.CreatedAt, times.UpdatedAt, now).Current;
        }
    }

    public IEnumerator<RowVersion> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private byte[] Write(string id, int index, RowTimes times) =>
        new ContactGenerator(new Random(options.Seed + index), references, RowFactory.WorkspaceId).Write(id, index + 1, times);

    private RowTimes Times(int index)
    {
        var age = (long)options.Span.TotalSeconds * (index + 1) / Count;
        return new RowTimes(Earliest + age - (Scramble(index) % (age + 1)), Earliest + age);
    }

    /// <summary>Spreads neighbours far apart (multiplicative hashing).</summary>
    private static uint Scramble(int index) => (uint)index * 2_654_435_761u;
}
