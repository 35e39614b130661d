namespace Pace.Learning.Web.Agreements.Status;

/// <summary>One thing that happened, told with the name, role and agency that somebody had then.</summary>
internal sealed record HistoryLine(AgreementEvent Event, string What)
{
    /// <summary>Goes back from today: each correction tells what stood before it.</summary>
    public static IReadOnlyList<HistoryLine> Of(Agreement agreement, IReadOnlyList<AgreementEvent> newestFirst)
    {
        var people = agreement.Signatories.ToDictionary(p => p.Id, p => p.Described);
        var lines = new List<HistoryLine>(newestFirst.Count);
        foreach (var happened in newestFirst)
        {
            DescribedSignatory? person = happened.SignatoryId is { } id && people.TryGetValue(id, out var then) ? then : null;
            lines.Add(new HistoryLine(happened, AgreementLabels.Of(happened, person)));
            if (person is not null)
            {
                people[happened.SignatoryId!.Value] = Before(happened, person);
            }
        }
        return lines;
    }

    private static DescribedSignatory Before(AgreementEvent happened, DescribedSignatory person) => happened.Kind switch
    {
        AgreementEventKind.Corrected when Correction.Before(happened.Words, person.Place) is { } place => person with { Place = place },
        AgreementEventKind.Renamed when Correction.Before(happened.Words, person.Name) is { } name => person with { Name = name },
        _ => person,
    };
}
