namespace Source.Intercom;

/// <summary>
/// How many records a search asks for at once: the most, fewer where the API has shown that to be too much, and after a while more again.
/// </summary>
internal sealed class PageSize
{
    private const int Largest = 150;
    private const int Smallest = 18;

    /// <summary>Pages after which a larger one is tried; twice as many after each trial that failed.</summary>
    private const int FirstTrialAfter = 20;

    /// <summary>Failures by which a page is taken for too heavy; a trial has one.</summary>
    private const int MostFailures = 4;

    private int _served;
    private int _trialAfter = FirstTrialAfter;
    private bool _isTrial;

    public int Records { get; private set; } = Largest;

    public bool CanShrink => Records > Smallest;

    /// <summary>Enough pages have come to try larger ones.</summary>
    public bool IsDueToGrow => Records < Largest && _served >= _trialAfter;

    public int FailuresAllowed => _isTrial ? 1 : MostFailures;

    public void NoteServed()
    {
        _served++;
        _isTrial = false;
    }

    public void Shrink()
    {
        Records = Math.Max(Smallest, Records / 2);
        if (_isTrial) _trialAfter *= 2;
        (_served, _isTrial) = (0, false);
    }

    public void Grow()
    {
        Records = Math.Min(Largest, Records * 2);
        (_served, _isTrial) = (0, true);
    }
}
