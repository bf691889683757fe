using System.ComponentModel;
using System.IO.Pipes;
using System.Net.Sockets;
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

    [Fact]
    public void One_that_is_not_open_is_said_to_be_closed()
    {
        using var stdout = new DescriptorStream(1_000_000, "stdout");

        Should.Throw<OutputLostException>(() => stdout.Write("a"u8)).Message
            .ShouldBe("There is no stdout to write to: it was closed when the program started.");
    }

    [Fact]
    public void A_full_disk_is_called_one()
    {
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);
        using var stdout = new DescriptorStream(Descriptor.HandedDown(full), "stdout");

        Should.Throw<OutputLostException>(() => stdout.Write("a"u8)).Message.ShouldBe("The disk that stdout is written to is full.");
    }

    [Fact]
    public void What_has_no_sentence_of_its_own_is_told_as_the_system_tells_it()
    {
        using var nowhere = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var stdout = new DescriptorStream(Descriptor.HandedDown(nowhere.SafeHandle), "stdout");

        Should.Throw<OutputLostException>(() => stdout.Write("a"u8)).Message.ShouldBe("Writing to stdout failed: Destination address required.");
    }

    [Fact]
    public async Task Every_way_of_writing_writes_just_what_it_was_given()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var stdout = new DescriptorStream(Descriptor.Of(pipe.ClientSafePipeHandle), "stdout");
        var letters = "abcdefgh"u8.ToArray();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        stdout.Write(letters, 1, 2);
        await stdout.WriteAsync(letters.AsMemory(3, 2), TestContext.Current.CancellationToken);
        await stdout.WriteAsync(letters, 5, 2, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<OperationCanceledException>(async () => await stdout.WriteAsync(letters, stopped.Token));
        pipe.DisposeLocalCopyOfClientHandle();

        using var received = new MemoryStream();
        await pipe.CopyToAsync(received, TestContext.Current.CancellationToken);
        received.ToArray().ShouldBe("bcdefg"u8.ToArray());
    }

    [Fact]
    public void It_can_be_written_to_and_nothing_else()
    {
        using var stdout = new DescriptorStream(1_000_000, "stdout");

        (stdout.CanWrite, stdout.CanRead, stdout.CanSeek).ShouldBe((true, false, false));
    }
}
