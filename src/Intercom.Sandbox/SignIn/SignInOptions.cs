namespace Intercom.Sandbox.SignIn;

/// <summary>The app that people sign in to, and what they say when they are asked.</summary>
public sealed record SignInOptions
{
    public string ClientId { get; init; } = "sandbox-client";

    public string ClientSecret { get; init; } = "sandbox-secret-51d0be6f";

    /// <summary>Where answers go that name no other.</summary>
    public string RedirectUrl { get; init; } = "https://app.example.test/callback";

    /// <summary>How long a code lives.</summary>
    public TimeSpan CodeLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The person does not allow it.</summary>
    public bool Denies { get; init; }
}
