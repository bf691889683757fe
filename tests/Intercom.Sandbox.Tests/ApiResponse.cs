using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>An answer as a client got it, its body read to the end.</summary>
internal sealed record ApiResponse(HttpStatusCode Status, HttpResponseHeaders Headers, string Body)
{
    public JObject Json => JObject.Parse(Body);

    /// <summary>The code of the first error of an <c>error.list</c>.</summary>
    public string ErrorCode => (string)Json["errors"]![0]!["code"]!;

    public string ErrorMessage => (string)Json["errors"]![0]!["message"]!;

    public string Header(string name) => Headers.GetValues(name).Single();
}
