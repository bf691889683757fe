using System.Text;

namespace Intercom.Loader.Tests.Support;

/// <summary>What a command says, and a wait for a line of it.</summary>
internal sealed class SpokenText : TextWriter
{
    private readonly StringBuilder _all = new();
    private readonly List<(string Part, TaskCompletionSource<string> Said)> _waiting = [];
    private readonly Lock _gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _all.Append(value);
            foreach (var waiting in _waiting)
                if (Find(waiting.Part) is { } line) waiting.Said.TrySetResult(line);
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>The first whole line that holds a text.</summary>
    public Task<string> LineWithAsync(string part)
    {
        lock (_gate)
        {
            if (Find(part) is { } line) return Task.FromResult(line);
            var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((part, said));
            return said.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public override string ToString()
    {
        lock (_gate) return _all.ToString();
    }

    private string? Find(string part) => _all.ToString().Split('\n')[..^1].FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal));
}
