namespace Intercom.Sandbox.Reporting;

/// <summary>Requests to one endpoint, and how many ended with which status; <c>aborted</c> for those that got no whole answer.</summary>
public sealed record EndpointReport(int Requests, IReadOnlyDictionary<string, int> Statuses);
