namespace Pace.Learning.Web.Courses.Confidence.Results;

/// <summary>What one person said of the statements at one moment.</summary>
/// <param name="PersonId">Who; used to pair before and after, never shown.</param>
/// <param name="Moment">When.</param>
/// <param name="Ratings">By the statement's key.</param>
internal sealed record Said(Guid PersonId, ConfidenceMoment Moment, IReadOnlyDictionary<string, int> Ratings);

/// <summary>A mean, with how many people it is of.</summary>
/// <param name="Value">The mean.</param>
/// <param name="People">How many.</param>
internal sealed record Mean(double Value, int People)
{
    public bool IsShown => People >= SmallNumbers.Fewest;

    public static Mean Of(IReadOnlyCollection<int> values) => new(values.Count == 0 ? 0 : values.Average(), values.Count);
}

/// <summary>How confident learners were of one statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Before">At the start.</param>
/// <param name="After">At the end.</param>
/// <param name="Later">Three months on.</param>
/// <param name="Change">From before to after, of those who said both: other people's coming and going doesn't move it.</param>
internal sealed record StatementFigures(string Statement, Mean Before, Mean After, Mean Later, Mean Change)
{
    public static IReadOnlyList<StatementFigures> Of(Course course, IReadOnlyCollection<Said> said) => [.. course.Confidence.Select(s => Of(s, said))];

    private static StatementFigures Of(string statement, IReadOnlyCollection<Said> said)
    {
        var key = StatementKey.Of(statement);
        Dictionary<Guid, int> At(ConfidenceMoment moment) => said.Where(s => s.Moment == moment && s.Ratings.ContainsKey(key))
            .ToDictionary(s => s.PersonId, s => s.Ratings[key]);
        var (before, after, later) = (At(ConfidenceMoment.Before), At(ConfidenceMoment.After), At(ConfidenceMoment.ThreeMonthsLater));
        int[] change = [.. after.Where(a => before.ContainsKey(a.Key)).Select(a => a.Value - before[a.Key])];
        return new(statement, Mean.Of(before.Values), Mean.Of(after.Values), Mean.Of(later.Values), Mean.Of(change));
    }
}
