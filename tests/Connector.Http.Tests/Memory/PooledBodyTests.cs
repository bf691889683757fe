using System.Runtime.CompilerServices;

namespace Connector.Http.Tests.Memory;

public sealed class PooledBodyTests
{
    private const int MiB = 1024 * 1024;

    private readonly ByteAllowance _allowance = new(256 * MiB);

    [Theory]
    [InlineData(0, null)]
    [InlineData(100, 100L)]
    [InlineData(100, 7L)]
    [InlineData(MiB - 1, MiB - 1L)]
    [InlineData(MiB, null)]
    [InlineData(MiB + 1, MiB + 1L)]
    [InlineData(5_000_000, null)]
    [InlineData(5_000_000, 5_000_000L)]
    [InlineData(5, long.MaxValue - 1)]
    public async Task It_holds_what_the_stream_held_whatever_length_was_announced(int length, long? announced)
    {
        var bytes = Bytes(length);
        using var body = await ReadAsync(bytes, announced, 64 * MiB);
        body.Memory.Span.SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_without_end_is_refused_and_leaves_nothing_behind()
    {
        (await Should.ThrowAsync<BodyTooLargeException>(() => ReadAsync(new byte[3_000_000], null, 2 * MiB))).Message.ShouldBe("the answer is larger than 2 MiB");
        _allowance.Used.ShouldBe(0);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000_000)]
    public async Task What_was_given_back_cannot_be_read_and_is_given_back_once(int length)
    {
        var body = await ReadAsync(Bytes(length), null, 64 * MiB);
        var memory = body.Memory;
        body.Dispose();
        body.Dispose();
        Should.Throw<ObjectDisposedException>(() => body.Memory);
        if (length > MiB) Should.Throw<ObjectDisposedException>(() => memory.Span.Length);
        _allowance.Used.ShouldBe(0);
    }

    [Theory]
    [InlineData(100, 16 * 1024)]
    [InlineData(100_000, 128 * 1024)]
    [InlineData(600_000, MiB)]
    [InlineData(5_000_000, 5_000_000)]
    [InlineData(20_000_001, 20_000_001)]
    public async Task It_holds_of_the_allowance_what_it_takes_of_memory(int length, int held)
    {
        using var body = await ReadAsync(Bytes(length), null, 64 * MiB);
        _allowance.Used.ShouldBe(held);
    }

    [Fact]
    public void A_body_that_nobody_disposed_gives_its_share_back_when_it_is_collected()
    {
        Lose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _allowance.Used.ShouldBe(0);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Lose() => ReadAsync(Bytes(5_000_000), null, 64 * MiB).GetAwaiter().GetResult().Memory.Length.ShouldBe(5_000_000);
    }

    [Fact]
    public async Task A_body_of_just_the_largest_length_is_whole()
    {
        using var body = await ReadAsync(Bytes(2 * MiB), null, 2 * MiB);
        body.Memory.Length.ShouldBe(2 * MiB);
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private async Task<PooledBody> ReadAsync(byte[] bytes, long? announced, int maxBytes)
    {
        using var time = new AttemptTime(TimeSpan.FromMinutes(1), new FakeTimeProvider(), default);
        var lease = await _allowance.OpenAsync(1, default);
        return await PooledBody.ReadAsync(new MemoryStream(bytes), announced, maxBytes, lease, time);
    }
}
