using System.CommandLine;
using Intercom.Sandbox.IntegrationFiles;

namespace Intercom.Sandbox.Cli;

/// <summary><c>integration-files</c>: writes what the acceptance suites read with and compare to.</summary>
internal sealed class IntegrationFilesCommand : Command
{
    private readonly Option<DirectoryInfo> _folder = SettingFactory.Of("--folder", new DirectoryInfo("integration_tests"), "Where to write.");

    private readonly Option<FileInfo?> _handmade = new("--handmade")
    {
        Description = $"Rows made by hand, which the generated ones join; {IntegrationFileSet.Handmade} of the folder by default.",
    };

    public IntegrationFilesCommand()
        : base("integration-files", "Write the files of integration_tests anew, from the rows made by hand, the generator and the connector's discover.")
    {
        Add(_folder);
        Add(_handmade);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(_folder)!;
        try
        {
            var handmade = parsed.GetValue(_handmade)?.FullName ?? Path.Combine(folder.FullName, IntegrationFileSet.Handmade);
            foreach (var (name, text) in await IntegrationFileSet.MakeAsync(handmade, cancellation))
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, cancellation);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{name}: {text.Length} characters");
            }
            return 0;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Cannot write the files: {error.Message}");
            return 2;
        }
    }
}
