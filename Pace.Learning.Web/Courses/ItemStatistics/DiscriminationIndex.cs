namespace Pace.Learning.Web.Courses.ItemStatistics;

/// <summary>
/// The upper-lower index of discrimination: the mean score on an item of the 27% who do best elsewhere, less that of the 27% who do worst.
/// 27% is where the two groups are at once as large and as different as possible: T. L. Kelley, "The selection of upper and lower groups for
/// the validation of test items", Journal of Educational Psychology 30 (1939), 17-24.
/// </summary>
internal static class DiscriminationIndex
{
    public const double Share = 0.27;

    /// <summary>With fewer people a group is two or three, and the index is chance.</summary>
    public const int FewestPeople = 10;

    public static double? Of(IReadOnlyCollection<(double Elsewhere, double Item)> people)
    {
        if (people.Count < FewestPeople)
        {
            return null;
        }
        var size = Share * people.Count;
        return Mean(people.OrderByDescending(p => p.Elsewhere), size) - Mean(people.OrderBy(p => p.Elsewhere), size);
    }

    // People with the same mark share what is left of the group, so that the order in which they are stored says nothing.
    private static double Mean(IEnumerable<(double Elsewhere, double Item)> people, double size)
    {
        var (sum, left) = (0.0, size);
        foreach (var same in people.GroupBy(p => p.Elsewhere))
        {
            var count = same.Count();
            var taken = Math.Min(count, left);
            sum += same.Sum(p => p.Item) * taken / count;
            left -= taken;
            if (left <= 0)
            {
                break;
            }
        }
        return sum / size;
    }
}
