using Pace.Learning.Web.Contributions.Identification.Recognisers;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>
/// Points out what might tell people who a family is. It is a help and no gate: it finds a little too much rather than too little, and the parent decides.
/// How well it does is measured with the texts of <c>content/identifying-details</c>.
/// </summary>
public static class IdentifyingDetails
{
    // Where two found the same place, the first of these says what it is.
    private static readonly IRecogniser[] All =
    [
        new Emails(), new WebAddresses(), new SocialNames(), new HealthNumbers(), new Phones(), new Dates(), new Plates(), new CaseNumbers(), new Postcodes(), new Ages(),
        new Courts(), new Schools(), new Hospitals(), new Teams(), new Roads(), new Workplaces(), new TownNames(), new TitledNames(), new KnownNames(), new NamesThatAreWords(), new CalledNames(),
        new SiblingNames(), new CapitalisedWords(),
    ];

    /// <summary>What stands out, in the order of the text; places don't overlap.</summary>
    public static IReadOnlyList<IdentifyingDetail> In(string text) => InParts(text)[0];

    /// <summary>What stands out in each part of something, such as its title and its text: what was found in one is found in all.</summary>
    public static IReadOnlyList<IReadOnlyList<IdentifyingDetail>> InParts(params IReadOnlyList<string> parts)
    {
        var read = parts.Select(p => new ReadText(p)).ToList();
        var found = read.ConvertAll(r => Apart(r, All.SelectMany(a => a.Find(r))));
        var again = Repetitions.Of(read, found);
        return [.. read.Select((r, n) => (IReadOnlyList<IdentifyingDetail>)[.. Apart(r, found[n].Concat(again.FindIn(r)))
            .Select(f => new IdentifyingDetail(f.Start, f.Length, f.Kind, r.Text.Substring(f.Start, f.Length)))])];
    }

    // Of those that overlap the longest stays. A shorter one that overlaps it begins or ends in it.
    private static List<Found> Apart(ReadText text, IEnumerable<Found> all)
    {
        var taken = new bool[text.Text.Length];
        var apart = new List<Found>();
        foreach (var found in all.OrderByDescending(f => f.Length))
        {
            if (!taken[found.Start] && !taken[found.End - 1])
            {
                taken.AsSpan(found.Start, found.Length).Fill(true);
                apart.Add(found);
            }
        }
        apart.Sort((a, b) => a.Start.CompareTo(b.Start));
        return apart;
    }
}
