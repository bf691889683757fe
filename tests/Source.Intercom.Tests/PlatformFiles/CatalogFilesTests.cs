using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>The catalogs that the acceptance suite reads with.</summary>
public sealed class CatalogFilesTests
{
    [Fact]
    public void The_incremental_catalog_holds_exactly_the_streams_with_a_cursor() =>
        CatalogFile.Incremental.Select(entry => entry.Name).ShouldBe(CatalogFile.All.Where(entry => entry.Cursor is not null).Select(entry => entry.Name));

    [Fact]
    public void Both_catalogs_describe_a_stream_alike()
    {
        foreach (var entry in CatalogFile.Incremental)
            JToken.DeepEquals(entry.Stream, CatalogFile.All.Single(other => other.Name == entry.Name).Stream).ShouldBeTrue(entry.Name);
    }

    [Fact]
    public void A_cursor_is_what_makes_a_stream_incremental_and_resumable() => CatalogFile.All.ShouldAllBe(entry =>
        entry.Stream["supported_sync_modes"]!.Values<string>().SequenceEqual(entry.Cursor == null ? new[] { "full_refresh" } : new[] { "full_refresh", "incremental" })
        && entry.Stream.Value<bool>("source_defined_cursor") == (entry.Cursor != null)
        && entry.Stream.Value<bool>("is_resumable") == (entry.Cursor != null));

    [Fact]
    public void Every_stream_has_a_key() => CatalogFile.All.ShouldAllBe(entry => entry.Key.Count > 0);

    [Fact]
    public void The_full_catalog_reads_in_full_and_the_incremental_one_by_cursor()
    {
        CatalogFile.All.ShouldAllBe(entry => entry.Entry.Value<string>("sync_mode") == "full_refresh");
        CatalogFile.Incremental.ShouldAllBe(entry => entry.Entry.Value<string>("sync_mode") == "incremental"
            && JToken.DeepEquals(entry.Entry["cursor_field"], entry.Stream["default_cursor_field"])
            && JToken.DeepEquals(entry.Entry["primary_key"], entry.Stream["source_defined_primary_key"]));
    }
}
