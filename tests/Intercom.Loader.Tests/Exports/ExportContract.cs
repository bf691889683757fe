using Intercom.Loader.Tests.Support;
using Newtonsoft.Json.Linq;
using Source.Intercom;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>All files of an export or none, and why, over every warehouse.</summary>
public abstract class ExportContract : WarehouseContract
{
    [Fact(Timeout = 60_000)]
    public async Task A_warehouse_that_goes_away_in_the_midst_is_tried_again_and_each_file_named_once()
    {
        await LoadAsync();
        using var stdout = new StringWriter();
        var screen = new Screen(stdout, TextWriter.Null, isJson: true, debug: false);
        var environment = new LoaderEnvironment(new IntercomEnvironment(WallClock.Instance, new NoChance()), _ => null, Stream.Null, stdout, TextWriter.Null, false);
        VanishingWarehouse? vanishing = null;
        await using var setting = CommandSetting.Read(
            environment, screen, new CommonArguments(Loaded.PathOf("intercom.yml"), Json: true, Debug: false), needsSource: false, share: inner => vanishing = new(inner, after: 2));

        (await new ExportCommand(setting, Folder, objects: null).RunAsync(TestContext.Current.CancellationToken)).ShouldBe(0);

        vanishing!.Exports.ShouldBe(4);
        JObject.Parse(stdout.ToString())["files"]!.Select(file => (string)file["object"]!).ShouldBe(["tags", "teams"]);
        Files().ShouldBe(["tags.parquet", "teams.parquet"]);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(".teams.parquet.part")]
    [InlineData("teams.parquet")]
    public async Task A_folder_in_the_place_of_a_file_is_what_it_says(string name)
    {
        await LoadAsync();
        Directory.CreateDirectory(Path.Combine(Folder, name, "within"));

        var run = await Loaded.RunAsync("export", "--to", Folder);

        run.Stderr.ShouldContain($"out/{name} cannot be written: ");
        run.ExitCode.ShouldBe(1);
        Files().ShouldBe([]);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_full_disk_is_that_of_the_file()
    {
        await LoadAsync();
        Directory.CreateDirectory(Folder);
        foreach (var name in new[] { ".teams.parquet.part", ".teams.parquet.part.csv" }) File.CreateSymbolicLink(Path.Combine(Folder, name), "/dev/full");

        var run = await Loaded.RunAsync("export", "--to", Folder);

        run.Stderr.ShouldContain("out/.teams.parquet.part");
        run.Stderr.ShouldContain(" cannot be written: ");
        run.ExitCode.ShouldBe(1);
        Files().ShouldNotContain("tags.parquet");
    }

    private string Folder => Loaded.PathOf("out");

    private Task LoadAsync() => Loaded.LoadAsync([("tags", """{"id":"1","name":"a"}"""), ("teams", """{"id":"2","name":"b"}""")]);

    private IEnumerable<string> Files() => Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);
}
