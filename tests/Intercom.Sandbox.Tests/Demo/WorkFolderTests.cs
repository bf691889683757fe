using System.Text.Json.Nodes;
using Intercom.Sandbox.Demo.Running;

namespace Intercom.Sandbox.Tests.Demo;

public sealed class WorkFolderTests
{
    [Fact]
    public void The_files_with_the_token_do_not_outlive_the_demo()
    {
        string path;
        using (var folder = new WorkFolder())
        {
            path = folder.Write("config.json", new JsonObject { ["access_token"] = "secret" });
            File.ReadAllText(path).ShouldBe("""{"access_token":"secret"}""");
        }

        Directory.Exists(Path.GetDirectoryName(path)).ShouldBeFalse();
    }
}
