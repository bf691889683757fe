namespace Connector.Http;

/// <summary>A request in the queue of a <see cref="RateBudget"/>. Its continuation never runs inside the budget's lock.</summary>
internal sealed class BudgetWaiter
{
    private readonly TaskCompletionSource<int> _place = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BudgetWaiter() => Node = new LinkedListNode<BudgetWaiter>(this);

    public LinkedListNode<BudgetWaiter> Node { get; }

    /// <summary>The place it was given in the moving window.</summary>
    public Task<int> Place => _place.Task;

    public void LetGo(int place) => _place.SetResult(place);

    public void Cancel(CancellationToken cancellationToken) => _place.TrySetCanceled(cancellationToken);
}
