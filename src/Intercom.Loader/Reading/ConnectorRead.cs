using System.Diagnostics;
using System.IO.Pipelines;
using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>
/// The connector's <c>read</c> in this process: what it would print to stdout goes through a bounded pipe to whoever loads it, so that a
/// slow warehouse slows the requests.
/// </summary>
internal sealed class ConnectorRead(ISource source, JObject config, Func<string, string> redact, TimeProvider time, bool debug)
{
    /// <summary>Bytes under way, at most; a block of the writer's is 128 kB.</summary>
    private const int MostUnderWay = 4 * 1024 * 1024;

    /// <summary>Runs the read and hands its messages to <paramref name="load"/>; ends when both have ended. The read is stopped at once when the load fails.</summary>
    /// <param name="stop">Ends the read in order: with its last states, which are still loaded.</param>
    public async Task<T> RunAsync<T>(IReadOnlyList<PlannedObject> objects, Func<Stream, Task<T>> load, CancellationToken stop)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: MostUnderWay, resumeWriterThreshold: MostUnderWay / 2, useSynchronizationContext: false));
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var read = Task.Run(() => ReadAsync(objects, pipe.Writer, reading.Token), CancellationToken.None);
        try
        {
            return await load(pipe.Reader.AsStream());
        }
        finally
        {
            await reading.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await read;
        }
    }

    private async Task ReadAsync(IReadOnlyList<PlannedObject> objects, PipeWriter pipe, CancellationToken cancellationToken)
    {
        var output = new MessageWriter(pipe.AsStream(leaveOpen: true), redact);
        try
        {
            var catalog = new ConfiguredCatalog([.. objects.Select(planned => planned.Configured)]);
            var states = objects.Where(planned => planned.State is not null).ToDictionary(planned => planned.Name, planned => planned.State!, StringComparer.Ordinal);
            await new ReadCommand(source, output, time, PeakMemory, debug).RunAsync(config, catalog, states, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It was told to end, and what it has said stands.
        }
        catch (Exception failure)
        {
            output.Write(ErrorMessage.From(failure, null, time.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        await output.FlushAsync(CancellationToken.None);
        await pipe.CompleteAsync();
    }

    private static long PeakMemory()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
