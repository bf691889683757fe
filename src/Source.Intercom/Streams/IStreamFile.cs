namespace Source.Intercom;

/// <summary>A file that declares one stream. All of them are found by reflection: a new stream is a new file and its schema.</summary>
public interface IStreamFile
{
    static abstract IntercomStream Stream { get; }
}
