namespace Acceptance.Tests;

/// <summary>What is put to the test.</summary>
public enum ConnectorKind
{
    /// <summary>The published program.</summary>
    Executable,

    /// <summary>The built image, on a real engine.</summary>
    Image,
}
