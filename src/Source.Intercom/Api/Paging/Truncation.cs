using Connector.Engine;

namespace Source.Intercom;

/// <summary>Says, of parents that have more children than Intercom ever returns, that the rest is missing.</summary>
internal static class Truncation
{
    public static ValueTask WarnAsync(
        IntercomApi api, IntercomStream stream, ParentRecord parent, long total, int received, CancellationToken cancellationToken)
    {
        if (total <= received) return ValueTask.CompletedTask;
        var parents = stream.Parent!.Stream;
        return api.WarnAsync(
            stream.Name,
            $"Intercom returns only the newest records of one of the {parents}",
            $"Stream `{stream.Name}`: of {total} records of {parents} {parent.Id} Intercom returns only the newest {received}.",
            cancellationToken);
    }
}
