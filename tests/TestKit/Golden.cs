using Xunit;

namespace TestKit;

/// <summary>
/// Approved output, one file each, named as Verify names them. What differs is written beside it as <c>X.received.*</c>.
/// </summary>
/// <param name="folder">The folder of the approved files, relative to the repository.</param>
public sealed class Golden(string folder)
{
    private readonly string _folder = Path.Combine(RepositoryRoot.Path, folder);

    /// <param name="name">The file's name without <c>.verified</c>.</param>
    /// <param name="extension">With its dot: <c>.json</c>.</param>
    public void Verify(string name, string extension, string actual)
    {
        var verified = Path.Combine(_folder, $"{name}.verified{extension}");
        var received = Path.Combine(_folder, $"{name}.received{extension}");
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(_folder);
        File.WriteAllText(received, actual);
        Assert.Fail($"The output is not the approved one. Compare, and if the new one is right, approve it:\n  diff {verified} {received}\n  mv {received} {verified}");
    }
}
