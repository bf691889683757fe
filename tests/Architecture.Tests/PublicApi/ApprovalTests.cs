namespace Architecture.Tests.PublicApi;

public sealed class ApprovalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("approval").FullName;

    private string Received => Path.Combine(_folder, "Made.received.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_approved_text_passes_and_removes_what_was_received_before()
    {
        Write("verified", "a\nb\n");
        Write("received", "old");
        new Approval(_folder, "Made").Check("a\nb\n");
        File.Exists(Received).ShouldBeFalse();
    }

    [Fact]
    public void Another_text_fails_with_the_difference_and_how_to_approve_it()
    {
        Write("verified", "a\nb\n");
        var failure = Should.Throw<Exception>(() => new Approval(_folder, "Made").Check("a\nc\n"));
        failure.Message.ShouldContain("- b\n+ c\n");
        failure.Message.ShouldContain($"mv {Received} {Path.Combine(_folder, "Made.verified.txt")}");
        File.ReadAllText(Received).ShouldBe("a\nc\n");
    }

    [Fact]
    public void A_text_that_nobody_approved_yet_fails() =>
        Should.Throw<Exception>(() => new Approval(_folder, "Made").Check("a\n")).Message.ShouldContain("+ a\n");

    private void Write(string kind, string text) => File.WriteAllText(Path.Combine(_folder, $"Made.{kind}.txt"), text);
}
