namespace Intercom.Sandbox.Generation;

/// <summary>Makes the objects of one stream, a new id each time.</summary>
internal interface IRowGenerator
{
    /// <param name="times">The times the object is to carry; its parts and references lie between them.</param>
    GeneratedRow Generate(RowTimes times);
}
