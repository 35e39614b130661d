using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Roads, with the number of a house where it is there.</summary>
internal sealed class Roads : IRecogniser
{
    private static readonly NamedPlaces Places = new(
        WordList.Of("road rd street lane ln avenue ave crescent cres terrace mews grove estate parade boulevard"),
        WordList.Of("close drive way court gardens square hill row place walk park green rise view fold croft gate st house flats"), DetailKind.Road, partsTell: true);

    public IEnumerable<Found> Find(ReadText text) => Places.Find(text);
}
