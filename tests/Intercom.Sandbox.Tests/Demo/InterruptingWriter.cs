namespace Intercom.Sandbox.Tests.Demo;

/// <summary>Cancels, as Ctrl-C would, once a word has been written.</summary>
internal sealed class InterruptingWriter(string word, CancellationTokenSource interrupt) : StringWriter
{
    public override void Write(string? value)
    {
        base.Write(value);
        if (value?.Contains(word, StringComparison.Ordinal) == true) interrupt.Cancel();
    }
}
