namespace Source.Intercom;

/// <summary>What a check found out of a permission.</summary>
/// <param name="Permission">As Intercom shows it to the user.</param>
/// <param name="Streams">Those that need it.</param>
/// <param name="IsGranted">Null: it could not be found out.</param>
/// <param name="Message">What is missing, and what to do; null: nothing.</param>
public sealed record PermissionFinding(string Permission, IReadOnlyList<string> Streams, bool? IsGranted, string? Message);
