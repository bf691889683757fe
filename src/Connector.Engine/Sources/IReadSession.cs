namespace Connector.Engine;

/// <summary>An open API, for the length of one read.</summary>
public interface IReadSession : IPageSource, IDisposable
{
    ReadSettings Settings { get; }

    /// <summary>How many requests have been started so far, those of a second attempt included.</summary>
    long Requests { get; }

    /// <summary>How many of them were made for a stream; those that fed several count for the one that was asked, and second attempts for none.</summary>
    long RequestsOf(string stream) => 0;

    /// <summary>One phrase on what has been used so far: requests and budget.</summary>
    string Usage { get; }

    /// <summary>One phrase on what a read has used and what its workers waited for.</summary>
    /// <param name="elapsed">How long it has taken.</param>
    string Profile(TimeSpan elapsed);
}
