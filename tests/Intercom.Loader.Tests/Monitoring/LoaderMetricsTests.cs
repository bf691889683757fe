using System.Text;
using Intercom.Loader.Tests.Support;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>The ledger as Prometheus reads it.</summary>
public sealed class LoaderMetricsTests
{
    [Fact]
    public async Task The_ledger_and_the_schedule_are_metrics()
    {
        var lines = (await TextAsync(new LoopState(LedgerViews.Now, LedgerViews.Now, LedgerViews.Now.AddHours(1), 4))).Split('\n');

        foreach (var line in new[]
        {
            "# TYPE intercom_loader_object_rows gauge", "intercom_loader_object_rows{object=\"contacts\"} 300", "intercom_loader_object_deleted_rows{object=\"contacts\"} 5",
            "intercom_loader_object_misfits{object=\"contacts\"} 3", "intercom_loader_object_changed_rows{object=\"contacts\",change=\"updated\"} 2",
            "intercom_loader_object_succeeded{object=\"tags\"} 0", "intercom_loader_last_run_succeeded 0", "intercom_loader_last_run_requests 120",
            "intercom_loader_last_run_duration_seconds 60", "intercom_loader_last_success_timestamp_seconds 1767610200",
            "# TYPE intercom_loader_skipped_runs_total counter", "intercom_loader_skipped_runs_total 4", "intercom_loader_running 1", "intercom_loader_next_run_timestamp_seconds 1767618000",
        }) lines.ShouldContain(line);
    }

    [Fact]
    public async Task A_load_without_a_schedule_says_nothing_of_one() => (await TextAsync(null)).ShouldNotContain("next_run");

    [Fact]
    public async Task A_metrics_file_is_whole_or_not_there()
    {
        using var files = new InputFiles();
        var path = files.PathOf("loader.prom");

        await PrometheusText.WriteFileAsync(LoaderMetrics.Of(LedgerViews.Snapshot(), null), path, CancellationToken.None);

        (await File.ReadAllTextAsync(path)).ShouldContain("intercom_loader_last_run_requests 120");
        File.Exists(path + ".part").ShouldBeFalse();
        await Should.ThrowAsync<UsageException>(() => PrometheusText.WriteFileAsync([], files.PathOf("no/where"), CancellationToken.None));
    }

    private static async Task<string> TextAsync(LoopState? loop)
    {
        using var text = new MemoryStream();
        await PrometheusText.WriteAsync(LoaderMetrics.Of(LedgerViews.Snapshot(), loop), text, CancellationToken.None);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
