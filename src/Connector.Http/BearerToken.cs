namespace Connector.Http;

/// <summary>The secret, in a type that cannot be printed by accident.</summary>
public sealed class BearerToken
{
    private const string Mask = "***";

    private readonly string _value;

    /// <exception cref="ArgumentException">Empty, or with a character that no header may carry; the text does not show the token.</exception>
    public BearerToken(string value)
    {
        if (value.Length == 0) throw new ArgumentException("The access token is empty.");
        if (value.Any(c => c is <= ' ' or > '~'))
            throw new ArgumentException("The access token holds a space, a line break or a character outside ASCII; was it copied whole?");
        _value = value;
    }

    public override string ToString() => Mask;

    internal string HeaderValue => $"Bearer {_value}";

    /// <summary>The error without the token, should a server have echoed it.</summary>
    internal ApiError? Redact(ApiError? error) => error is null ? null : new(Redact(error.Code), Redact(error.Message), Redact(error.RequestId));

    private string? Redact(string? text) => text?.Replace(_value, Mask, StringComparison.OrdinalIgnoreCase);
}
