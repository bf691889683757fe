namespace Intercom.Loader;

/// <summary>Exit codes. A run that was stopped by a signal has 128 and the signal's number.</summary>
internal static class LoaderExit
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>The command line or the settings are wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Some objects failed, the rest is committed.</summary>
    public const int Partly = 3;

    /// <summary>Another run holds the warehouse (EX_TEMPFAIL of sysexits.h).</summary>
    public const int Taken = 75;
}
