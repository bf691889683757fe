using System.Text;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>Puts list answers together from rows' own bytes.</summary>
internal static class ListBody
{
    private static readonly ReadOnlyMemory<byte> _comma = ","u8.ToArray();

    /// <summary><paramref name="head"/>, the rows between commas, <paramref name="tail"/>: the first and last are JSON text that opens and closes the list.</summary>
    public static List<ReadOnlyMemory<byte>> Of(string head, IEnumerable<ReadOnlyMemory<byte>> rows, string tail)
    {
        var body = new List<ReadOnlyMemory<byte>> { Encoding.UTF8.GetBytes(head) };
        foreach (var row in rows)
        {
            if (body.Count > 1) body.Add(_comma);
            body.Add(row);
        }
        body.Add(Encoding.UTF8.GetBytes(tail));
        return body;
    }

    /// <summary>An answer of the whole of a stream: <c>{"type":…,"key":[…]}</c>.</summary>
    public static ApiAnswer Whole(Workspace workspace, ApiRequest request, string stream, string type = "list", string key = "data") =>
        ApiAnswer.Ok(Of($$"""{"type":"{{type}}","{{key}}":[""", Serve(workspace.Rows(stream), request.Version), "]}"));

    /// <summary>The rows' current bytes in a version, marked as served.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Serve(IEnumerable<Row> rows, ApiVersion inVersion)
    {
        foreach (var row in rows)
        {
            row.Current.Served = true;
            yield return row.Current.In(inVersion);
        }
    }
}
