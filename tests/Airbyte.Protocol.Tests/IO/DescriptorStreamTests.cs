using System.ComponentModel;
using System.IO.Pipes;
using Airbyte.Protocol.Tests.Support;

namespace Airbyte.Protocol.Tests.IO;

public sealed class DescriptorStreamTests
{
    private const int BrokenPipe = 32;

    [Fact(Timeout = 60_000)]
    public async Task A_pipe_that_does_not_block_gets_every_byte_however_slowly_it_is_read()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        Descriptor.DoNotBlock(pipe.ClientSafePipeHandle);
        using var stdout = new DescriptorStream(Descriptor.Of(pipe.ClientSafePipeHandle), "stdout");
        var sent = new byte[1_000_000];
        new Random(1).NextBytes(sent);

        // On a thread of its own: while the pipe is full it waits.
        var writing = Task.Run(() =>
        {
            stdout.Write(sent);
            pipe.DisposeLocalCopyOfClientHandle();
        }, TestContext.Current.CancellationToken);
        using var received = new MemoryStream();
        await pipe.CopyToAsync(received, 999, TestContext.Current.CancellationToken);
        await writing;

        received.ToArray().ShouldBe(sent);
    }

    [Fact]
    public void A_pipe_whose_reader_is_gone_is_an_error_and_stays_one()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var stdout = new DescriptorStream(Descriptor.Of(pipe.ClientSafePipeHandle), "stdout");
        stdout.Write("a"u8);
        pipe.SafePipeHandle.Dispose();

        var lost = Should.Throw<OutputLostException>(() => stdout.Write("b"u8));

        lost.Message.ShouldBe("Nobody reads stdout any more: the other end of the pipe was closed.");
        lost.InnerException.ShouldBeOfType<Win32Exception>().NativeErrorCode.ShouldBe(BrokenPipe);
        Should.Throw<OutputLostException>(() => stdout.Write("c"u8)).ShouldBeSameAs(lost);
    }

    [Fact]
    public void What_this_process_opened_itself_is_not_what_it_was_started_with()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        using var stdout = new DescriptorStream(Descriptor.Of(pipe.ClientSafePipeHandle), "stdout");

        Should.Throw<OutputLostException>(() => stdout.Write("a"u8)).Message
            .ShouldBe("There is no stdout to write to: it was closed when the program started.");
    }
}
