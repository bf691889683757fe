using System.Text;

namespace Simulation.Tests;

/// <summary>What an endpoint answers.</summary>
internal sealed record Answer(int Status, byte[] Body)
{
    /// <summary>After it the stream cannot end whole.</summary>
    public bool Dooms { get; init; }

    /// <summary>After it the stream may be passed over, if it has no records.</summary>
    public bool Refuses { get; init; }

    /// <summary>It brings what was asked for, whole.</summary>
    public bool Serves { get; init; }

    /// <summary>What is wrong with having asked; null: nothing.</summary>
    public string? Complaint { get; init; }

    public string MediaType { get; init; } = "application/json";

    public static Answer Json(string json) => new(200, Encoding.UTF8.GetBytes(json));

    public static Answer Error(int status, string code, string message) => new(
        status,
        Encoding.UTF8.GetBytes($"{{\"type\":\"error.list\",\"request_id\":\"r1\",\"errors\":[{{\"code\":\"{code}\",\"message\":\"{message}\"}}]}}"));

    public static Answer Html(int status) => new(status, "<html><body><h1>Something went wrong</h1></body></html>"u8.ToArray()) { MediaType = "text/html" };

    /// <summary>An object whose list <paramref name="name"/> holds the rows, with more members before and behind.</summary>
    public static Answer List(string name, IEnumerable<byte[]> rows, string before, string behind)
    {
        using var body = new MemoryStream();
        body.Write(Encoding.UTF8.GetBytes($"{{{before}\"{name}\":["));
        var isFirst = true;
        foreach (var row in rows)
        {
            if (!isFirst) body.Write(","u8);
            body.Write(row);
            isFirst = false;
        }

        body.Write(Encoding.UTF8.GetBytes($"]{behind}}}"));
        return new Answer(200, body.ToArray()) { Serves = true };
    }
}
