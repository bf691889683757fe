using System.Security.Cryptography;
using System.Text;
using Airbyte.Protocol;

namespace Intercom.Loader;

/// <summary>A question to the person at the browser whether the app may read the workspace, and what the answer means.</summary>
/// <param name="Address">To open.</param>
/// <param name="State">Comes back with the answer, so that nobody can slip in another's.</param>
internal sealed record ConsentRequest(Uri Address, string State)
{
    /// <param name="redirectUrl">Where the answer goes; it must be one of the app's own. Null: the app's first.</param>
    public static ConsentRequest Begin(Uri consent, string clientId, string? redirectUrl)
    {
        // Guessing it must be hopeless: no seeded chance here.
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var query = $"client_id={Uri.EscapeDataString(clientId)}&state={state}" + (redirectUrl is null ? "" : $"&redirect_uri={Uri.EscapeDataString(redirectUrl)}");
        return new ConsentRequest(new UriBuilder(consent) { Query = query }.Uri, state);
    }

    /// <summary>Whether an answer is one to this question.</summary>
    /// <param name="query">What is behind the question mark.</param>
    public bool IsAnsweredBy(string query) =>
        Member(query, "state") is { } state && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(State));

    /// <summary>The code of an answer that somebody has copied: the address the browser came to, or the code alone, which has no state to be looked at.</summary>
    /// <exception cref="ConnectorException">Config error: it is denied, is another's, or holds no code.</exception>
    public string CodeOfText(string text)
    {
        text = text.Trim();
        if (!text.Contains('=', StringComparison.Ordinal)) return text.Length > 0 ? text : throw ConnectorException.Config("No answer was given. Nothing was stored.");
        var query = text[(text.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('#')[0];
        if (!IsAnsweredBy(query))
            throw ConnectorException.Config("The answer does not belong to this sign-in: its `state` is another one. Nothing was stored. Open the address that was just shown, and paste where it leads.");
        return CodeOfQuery(query);
    }

    /// <summary>The code of an answer to this question.</summary>
    /// <exception cref="ConnectorException">Config error: it is denied, or holds no code.</exception>
    public static string CodeOfQuery(string query)
    {
        if (Member(query, "error") is { } error) throw ConnectorException.Config($"The sign-in was not allowed in Intercom ({Word(error)}). Nothing was stored.");
        return Member(query, "code") is { Length: > 0 } code ? code : throw ConnectorException.Config("The answer holds no `code`. Nothing was stored.");
    }

    private static string? Member(string query, string name) => query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' '))).FirstOrDefault();

    /// <summary>Whoever made the answer chose it.</summary>
    private static string Word(string error) => new([.. error.Take(60).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ' ')]);
}
