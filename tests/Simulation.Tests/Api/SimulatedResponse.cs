using System.Net;

namespace Simulation.Tests;

/// <summary>An answer on its way. Only one that arrives as it was meant has its <see cref="Answer"/>.</summary>
internal sealed class SimulatedResponse : HttpResponseMessage
{
    public SimulatedResponse(Answer answer, HttpContent? content = null) : base((HttpStatusCode)answer.Status)
    {
        Content = content ?? new ReadOnlyMemoryContent(answer.Body);
        Content.Headers.TryAddWithoutValidation("Content-Type", answer.MediaType);
        Arrives = content is null;
        Answer = answer;
    }

    public Answer Answer { get; }

    /// <summary>False: it breaks off.</summary>
    public bool Arrives { get; }
}
