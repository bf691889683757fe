namespace Source.Intercom;

/// <summary>Whose token it is, as one region of Intercom has it.</summary>
/// <param name="IsTokenRefused">That region does not know the token; another may.</param>
/// <param name="Failure">Why it is not known, in words; null: the rest is true.</param>
/// <param name="Region">As Intercom says it, in lower case: <c>us</c>, <c>eu</c>, <c>au</c>; null: it does not say.</param>
public sealed record WorkspaceFinding(bool IsTokenRefused, string? Failure, string? Name, string? Id, string? Region);
