namespace Connector.Http.Tests;

public sealed class PooledBodyTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(100, 100L)]
    [InlineData(100, 7L)]
    [InlineData(5_000_000, null)]
    [InlineData(5_000_000, 5_000_000L)]
    [InlineData(5, long.MaxValue - 1)]
    public async Task It_holds_what_the_stream_held_whatever_length_was_announced(int length, long? announced)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        using var body = await PooledBody.ReadAsync(new MemoryStream(bytes), announced, int.MaxValue, default);
        body.Memory.Span.SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_without_end_is_refused() =>
        (await Should.ThrowAsync<BodyTooLargeException>(() => PooledBody.ReadAsync(new MemoryStream(new byte[3_000_000]), null, 2 * 1024 * 1024, default).AsTask()))
            .Message.ShouldBe("the answer is larger than 2 MiB");

    [Fact]
    public void What_went_back_to_the_pool_cannot_be_read_and_goes_back_once()
    {
        var body = PooledBody.Copy("abc"u8);
        body.Memory.ToArray().ShouldBe("abc"u8.ToArray());
        body.Dispose();
        body.Dispose();
        Should.Throw<ObjectDisposedException>(() => body.Memory);
    }
}
