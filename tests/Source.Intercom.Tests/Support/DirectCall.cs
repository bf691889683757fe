using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Source.Intercom.Tests.Support;

/// <summary>A window of a stream, asked for without a read around it: what its pager hands on, as it does.</summary>
internal sealed class DirectCall : IDisposable
{
    private readonly ServiceProvider _connection;

    /// <param name="socket">The API.</param>
    public DirectCall(string stream, Interval window, HttpMessageHandler socket, TimeProvider time)
    {
        var environment = new IntercomEnvironment(time, new Random(7), Socket: socket);
        var options = IntercomOptions.Parse(new IntercomSource(environment).Spec, Some.Config(), null, time.GetUtcNow());
        _connection = ApiConnection.Open(environment, options, new RetryOptions(), Log);
        var definition = StreamFiles.All().Single(known => known.Name == stream);
        Call = new PartitionCall(
            _connection.GetRequiredService<IntercomApi>(), definition, new Partition(definition, new Window(window)), Slots.Open(stream));
    }

    public PartitionCall Call { get; }

    /// <summary>One slot, for this call and whoever else asks.</summary>
    public WorkerSlots Slots { get; } = new(1);

    public Lines Log { get; } = new();

    /// <param name="handedOn">Told of each page before the next is asked for.</param>
    public async Task<IReadOnlyList<Page>> ReadAsync(Action<Page>? handedOn = null)
    {
        var pages = new List<Page>();
        await foreach (var page in Call.Stream.Pager.ReadAsync(Call, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
            handedOn?.Invoke(page);
            Call.Slot.GiveBack();
        }

        return pages;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>What is logged.</summary>
    internal sealed class Lines : ISyncLog
    {
        private readonly List<string> _lines = [];

        public bool WritesDebug => false;

        public IReadOnlyList<string> All => _lines;

        public ValueTask WriteAsync(LogLevel level, string message, CancellationToken cancellationToken)
        {
            _lines.Add($"{level}: {message}");
            return ValueTask.CompletedTask;
        }
    }
}
