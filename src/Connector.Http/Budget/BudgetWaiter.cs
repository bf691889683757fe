namespace Connector.Http;

/// <summary>A request in the queue of a <see cref="RateBudget"/>. Its continuation never runs inside the budget's lock.</summary>
internal sealed class BudgetWaiter
{
    private readonly TaskCompletionSource<RequestStart> _start = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BudgetWaiter() => Node = new LinkedListNode<BudgetWaiter>(this);

    public LinkedListNode<BudgetWaiter> Node { get; }

    public Task<RequestStart> Start => _start.Task;

    public void LetGo(RequestStart start) => _start.SetResult(start);

    public void Cancel(CancellationToken cancellationToken) => _start.TrySetCanceled(cancellationToken);
}
