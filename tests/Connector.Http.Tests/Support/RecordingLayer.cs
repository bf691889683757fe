namespace Connector.Http.Tests.Support;

/// <summary>A caller's own layer that notes each attempt and what the budget had started before and after it.</summary>
internal sealed class RecordingLayer(Func<long> started)
{
    public List<(int Attempt, object? Context, long StartedBefore, long StartedAfter)> Passed { get; } = [];

    public IRequestHandler Wrap(IRequestHandler next) => new Handler(this, next);

    private sealed class Handler(RecordingLayer layer, IRequestHandler next) : IRequestHandler
    {
        public async ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
        {
            var before = layer.Started();
            try
            {
                return await next.SendAsync(request, cancellationToken);
            }
            finally
            {
                layer.Passed.Add((request.Attempt, request.Context, before, layer.Started()));
            }
        }
    }

    private long Started() => started();
}
