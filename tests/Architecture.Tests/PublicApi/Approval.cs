using Architecture.Tests.Files;

namespace Architecture.Tests.PublicApi;

/// <summary>
/// A text a person has approved, in <c>NAME.verified.txt</c>. What differs is written to <c>NAME.received.txt</c> beside it; approving
/// is renaming. The names are those of Verify.
/// </summary>
internal sealed class Approval(string folder, string name)
{
    private readonly string _verified = Path.Combine(folder, $"{name}.verified.txt");
    private readonly string _received = Path.Combine(folder, $"{name}.received.txt");

    public void Check(string actual)
    {
        var approved = File.Exists(_verified) ? new SourceFile(_verified, File.ReadAllText(_verified).ReplaceLineEndings("\n")) : null;
        if (approved?.Text == actual)
        {
            File.Delete(_received);
            return;
        }

        File.WriteAllText(_received, actual);
        Assert.Fail($"{Difference(approved?.Lines ?? [], new SourceFile(_received, actual).Lines)}\nIf this is meant, approve it:\n  mv {_received} {_verified}");
    }

    private static string Difference(string[] approved, string[] actual) => string.Join('\n',
        approved.Except(actual).Select(line => "- " + line).Concat(actual.Except(approved).Select(line => "+ " + line)).DefaultIfEmpty("Only the order differs."));
}
