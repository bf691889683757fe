using System.Text;

namespace Airbyte.Protocol.Tests.Support;

/// <summary>What a <see cref="MessageWriter"/> hands to the operating system.</summary>
internal static class Output
{
    public static async Task<byte[]> BytesAsync(Action<MessageWriter> write, Func<string, string>? redact = null)
    {
        using var stdout = new MemoryStream();
        var writer = new MessageWriter(stdout, redact);
        write(writer);
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        writer.BytesWritten.ShouldBe(stdout.Length);
        return stdout.ToArray();
    }

    /// <summary>As text that fails on what is not UTF-8.</summary>
    public static async Task<string> TextAsync(Action<MessageWriter> write, Func<string, string>? redact = null) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await BytesAsync(write, redact));
}
