using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol.Tests.Support;

/// <summary>One message of every kind, with the line it makes.</summary>
internal static class Some
{
    public const long Instant = 1_767_614_400_123;

    public static AirbyteStream IncrementalStream => new("contacts", JObject.Parse("""{"type":"object"}"""), ["id"], "updated_at");

    public static AirbyteStream FullRefreshStream => new("company_attributes", JObject.Parse("""{"type":"object"}"""), ["model", "full_name"], null);

    public static IReadOnlyList<(AirbyteMessage Message, string Line)> OfEveryKind =>
    [
        (new LogMessage(LogLevel.Warn, "Mind the \"gap\"\n"), """{"type":"LOG","log":{"level":"WARN","message":"Mind the \"gap\"\n"}}"""),
        (new LogMessage(LogLevel.Debug, "d"), """{"type":"LOG","log":{"level":"DEBUG","message":"d"}}"""),
        (new LogMessage(LogLevel.Info, "i"), """{"type":"LOG","log":{"level":"INFO","message":"i"}}"""),
        (new LogMessage(LogLevel.Error, "e"), """{"type":"LOG","log":{"level":"ERROR","message":"e"}}"""),
        (new ConnectionStatusMessage(true, null), """{"type":"CONNECTION_STATUS","connectionStatus":{"status":"SUCCEEDED"}}"""),
        (new ConnectionStatusMessage(false, "No token."), """{"type":"CONNECTION_STATUS","connectionStatus":{"status":"FAILED","message":"No token."}}"""),
        (new SpecMessage(JObject.Parse("""{"connectionSpecification":{"type":"object"}}""")), """{"type":"SPEC","spec":{"connectionSpecification":{"type":"object"}}}"""),
        (new CatalogMessage([IncrementalStream]),
            """{"type":"CATALOG","catalog":{"streams":[{"name":"contacts","json_schema":{"type":"object"},"supported_sync_modes":["full_refresh","incremental"],"source_defined_cursor":true,"default_cursor_field":["updated_at"],"source_defined_primary_key":[["id"]],"is_resumable":true}]}}"""),
        (new CatalogMessage([FullRefreshStream]),
            """{"type":"CATALOG","catalog":{"streams":[{"name":"company_attributes","json_schema":{"type":"object"},"supported_sync_modes":["full_refresh"],"source_defined_primary_key":[["model"],["full_name"]],"is_resumable":false}]}}"""),
        (new StateMessage("contacts", JObject.Parse("""{"updated_at":7}"""), 150),
            """{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"contacts"},"stream_state":{"updated_at":7}},"sourceStats":{"recordCount":150.0}}}"""),
        (new EstimateMessage("contacts", 12, Instant),
            """{"type":"TRACE","trace":{"type":"ESTIMATE","emitted_at":1767614400123,"estimate":{"name":"contacts","type":"STREAM","row_estimate":12}}}"""),
        .. Statuses,
        .. Errors,
    ];

    private static IEnumerable<(AirbyteMessage Message, string Line)> Statuses =>
    [
        .. new[] { (StreamStatus.Started, "STARTED"), (StreamStatus.Running, "RUNNING"), (StreamStatus.Complete, "COMPLETE"), (StreamStatus.Incomplete, "INCOMPLETE") }
            .Select(status => ((AirbyteMessage)new StreamStatusMessage("tags", status.Item1, Instant),
                """{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1767614400123,"stream_status":{"stream_descriptor":{"name":"tags"},"status":"?"}}}""".Replace("?", status.Item2))),
        (new StreamStatusMessage("tags", StreamStatus.Running, Instant, Instant + 877),
            """{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1767614400123,"stream_status":{"stream_descriptor":{"name":"tags"},"status":"RUNNING","reasons":[{"type":"RATE_LIMITED","rate_limited":{"quota_reset":1767614401000}}]}}}"""),
    ];

    private static IEnumerable<(AirbyteMessage Message, string Line)> Errors =>
    [
        (new ErrorMessage(FailureKind.ConfigError, "Mend it.", null, null, null, Instant),
            """{"type":"TRACE","trace":{"type":"ERROR","emitted_at":1767614400123,"error":{"message":"Mend it.","failure_type":"config_error"}}}"""),
        (new ErrorMessage(FailureKind.TransientError, "Later.", "503", null, "tags", Instant),
            """{"type":"TRACE","trace":{"type":"ERROR","emitted_at":1767614400123,"error":{"message":"Later.","failure_type":"transient_error","internal_message":"503","stream_descriptor":{"name":"tags"}}}}"""),
        (new ErrorMessage(FailureKind.SystemError, "Ours.", "null", "at Main", "tags", Instant),
            """{"type":"TRACE","trace":{"type":"ERROR","emitted_at":1767614400123,"error":{"message":"Ours.","failure_type":"system_error","internal_message":"null","stack_trace":"at Main","stream_descriptor":{"name":"tags"}}}}"""),
    ];
}
