using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>The program as a user starts it.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Serve_tells_where_it_is_and_reports_when_it_is_told_to_stop()
    {
        var file = Path.GetTempFileName();
        using var process = Start("serve", "--port", "0", "--contacts", "7", "--token", "abc", "--forbid", "tickets,admins", "--fault-502", "1", "--report", file);
        var url = (await process.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("Token: abc");
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "abc");
        ((int)(await http.GetAsync("/admins")).StatusCode).ShouldBe(401);
        ((int)(await http.PostAsync("/contacts/search", new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode).ShouldBe(502);
        (await http.GetStringAsync("/_sandbox/truth?stream=contacts")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(7);
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        var report = JObject.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        ((int)report["requests"]!).ShouldBe(2);
        JToken.DeepEquals(report, JObject.Parse(await File.ReadAllTextAsync(file))).ShouldBeTrue();
        (await process.StandardError.ReadToEndAsync()).ShouldBeEmpty();
        File.Delete(file);
    }

    [Theory]
    [InlineData("--forbid", "everything", "everything")]
    [InlineData("--fault-500", "2", "shares")]
    [InlineData("--zone", "Mars/Olympus", "Mars/Olympus")]
    [InlineData("--records", "/no/such/file", "/no/such/file")]
    public async Task A_wrong_option_is_explained_without_a_stack_trace(string option, string value, string explanation)
    {
        using var process = Start("serve", "--port", "0", option, value);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldNotBe(0);
        (await error).ShouldContain(explanation);
        (await error).ShouldNotContain("   at ");
        (await output).ShouldNotContain("Serving");
    }

    [Fact]
    public async Task Integration_files_without_the_handmade_rows_are_refused_with_a_word()
    {
        using var process = Start("integration-files", "--folder", Path.GetTempPath(), "--handmade", "/no/such/file");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(2);
        (await error).ShouldStartWith("Cannot write the files: ");
        (await error).ShouldContain("/no/such/file");
        (await output).ShouldBeEmpty();
    }

    private static Process Start(params IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(SandboxServer).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
