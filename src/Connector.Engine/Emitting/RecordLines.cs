namespace Connector.Engine;

/// <summary>Writes the records of pages.</summary>
internal sealed class RecordLines(TimedOutput stdout, StatusLines statuses, TimeProvider time)
{
    private const string NoObject = "an entry of the record list is not a JSON object";

    /// <param name="isWanted">Which of the page's records are the stream's to write.</param>
    public async ValueTask WriteAsync(
        StreamOutput output, Page page, Func<RecordSpan, PlannedStream, bool> isWanted, CancellationToken cancellationToken)
    {
        var emittedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var record in page.Records)
        {
            if (record.Length == 0)
            {
                statuses.Warn(output.Name, NoObject, $"Stream `{output.Name}`: {NoObject}; it is left out.");
                continue;
            }

            if (!isWanted(record, output.Stream)) continue;
            if (output.Records == 0) statuses.Running(output);
            var before = stdout.Messages.BytesWritten;
            stdout.Messages.WriteRecord(output.Stream.Line, page.Body.Body.Span.Slice(record.Start, record.Length), page.Injected(record).Span, emittedAt);
            output.Wrote(stdout.Messages.BytesWritten - before);
            if (stdout.Messages.IsBlockFull) await stdout.FlushAsync(cancellationToken);
        }
    }
}
