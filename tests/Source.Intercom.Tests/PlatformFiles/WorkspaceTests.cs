using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Schemas;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>That the invented workspace could exist, and that the expected records follow from it.</summary>
public sealed class WorkspaceTests
{
    public static TheoryData<string> Streams => [.. CatalogFile.All.Select(stream => stream.Name)];

    [Theory, MemberData(nameof(Streams))]
    public async Task Expected_records_are_valid_and_hold_nothing_undeclared(string stream)
    {
        var schema = SchemaFile.Load(stream);
        var records = Workspace.DataOf(Workspace.Expected, stream).ToList();

        records.Count.ShouldBeGreaterThan(2);
        foreach (var record in records)
        {
            (await schema.ValidateAsync(record)).ShouldBeEmpty();
            schema.UndeclaredMembers(record).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Streams))]
    public void Keys_are_whole_and_unique(string stream)
    {
        var key = CatalogFile.All.Single(entry => entry.Name == stream).Key;
        var keys = Workspace.DataOf(Workspace.Expected, stream).Select(record => key.Select(field => record.Value<string>(field)).ToList()).ToList();

        keys.ShouldAllBe(parts => parts.All(part => !string.IsNullOrEmpty(part)));
        keys.Select(parts => string.Join('/', parts)).ShouldBeUnique();
    }

    [Theory]
    [InlineData("conversation_parts", "conversation_id", "conversations")]
    [InlineData("company_segments", "company_id", "companies")]
    [InlineData("company_segments", "id", "segments")]
    public void Every_child_names_a_parent_of_the_workspace(string stream, string field, string parent)
    {
        var parents = Workspace.Of(parent).Select(record => record.Value<string>("id")).ToHashSet();

        Workspace.Of(stream).ShouldAllBe(record => parents.Contains(record.Value<string>(field)));
    }

    [Fact]
    public void Expected_records_are_the_workspace_and_the_members_the_connector_adds()
    {
        var (lines, all) = (Workspace.Lines.Where(IsClassic).ToList(), Workspace.Expected.Where(IsClassic).ToList());
        all.Count.ShouldBe(lines.Count(line => line["data"]!.Value<bool?>("archived") != true || !line.Value<string>("stream")!.EndsWith("_attributes", StringComparison.Ordinal)));
        foreach (var (line, expected) in lines.Where(line => line["data"]!.Value<bool?>("archived") != true).Zip(all))
        {
            expected.Properties().Select(member => member.Name).ShouldBe(["stream", "data", "emitted_at"]);
            expected["stream"].ShouldBe(line["stream"]);
            JToken.DeepEquals(expected["data"], Emitted(line)).ShouldBeTrue(expected.ToString());
        }
    }

    private static bool IsClassic(JObject line) => Some.ClassicStreams.Contains(line.Value<string>("stream")!);

    private static JToken Emitted(JObject line)
    {
        var data = (JObject)line["data"]!.DeepClone();
        if (line.Value<string>("stream") != "conversation_parts") return data;
        var id = data.Value<string>("conversation_id");
        var conversation = Workspace.Of("conversations").Single(conversation => conversation.Value<string>("id") == id);
        data["conversation_created_at"] = conversation["created_at"];
        data["conversation_updated_at"] = conversation["updated_at"];
        data["conversation_total_parts"] = Workspace.Of("conversation_parts").Count(part => part.Value<string>("conversation_id") == id);
        return data;
    }
}
