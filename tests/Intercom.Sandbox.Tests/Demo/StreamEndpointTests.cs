using Intercom.Sandbox.Demo.Progress;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Tests.Demo;

public sealed class StreamEndpointTests
{
    [Fact]
    public void Every_stream_has_an_endpoint_whose_requests_can_be_counted() =>
        StreamName.All.Where(stream => StreamEndpoint.Of(stream) is null).ShouldBeEmpty();
}
