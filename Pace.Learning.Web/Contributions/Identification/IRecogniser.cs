namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>Knows one kind of detail. Its time grows with the length of the text and no faster.</summary>
internal interface IRecogniser
{
    /// <summary>What it finds, in any order; places may overlap.</summary>
    IEnumerable<Found> Find(ReadText text);
}
