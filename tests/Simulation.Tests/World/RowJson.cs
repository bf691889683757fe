using System.Text;

namespace Simulation.Tests;

/// <summary>The JSON of rows: an id, the version, the cursor, and ballast that makes output and states flow as with real records.</summary>
internal sealed class RowJson(int ballast)
{
    private readonly string _ballast = new('x', ballast);

    /// <param name="inline">More members, with a comma before each.</param>
    /// <param name="extra">Bytes of ballast besides.</param>
    public byte[] Write(string stream, string id, long number, long createdAt, long? cursor, string inline = "", int extra = 0)
    {
        var time = stream switch
        {
            "tags" => "",
            "deleted_conversations" => $",\"metrics_retained\":true,\"deleted_at\":{cursor}",
            "activity_logs" => $",\"created_at\":{cursor}",
            _ => $",\"created_at\":{createdAt},\"updated_at\":{(cursor is { } value ? value : "null")}",
        };
        return Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\",\"v\":{number}{time}{inline},\"ballast\":\"{_ballast}{new string('y', extra)}\"}}");
    }
}
