using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Checks;

namespace Pace.Learning.Web.Courses.ItemStatistics;

/// <summary>What was chosen, or put right, at the first attempt.</summary>
/// <param name="Option">The option, item, pair or point.</param>
/// <param name="Share">How many of the people, 0 to 1.</param>
internal sealed record OptionShare(CheckOption Option, double Share);

/// <summary>How one check does its work. Figures are about first attempts: later ones have seen the feedback.</summary>
/// <param name="Lesson">Where it stands.</param>
/// <param name="Check">The check.</param>
/// <param name="People">How many have answered it.</param>
/// <param name="Attempts">How often it was answered.</param>
/// <param name="Facility">The share of people who were right at the first attempt.</param>
/// <param name="Discrimination">How much more often it is right among those who do well elsewhere; <c>null</c>: too few people to say.</param>
/// <param name="Options">By option.</param>
internal sealed record ItemFigures(
    Lesson Lesson, CheckBlock Check, int People, int Attempts, double Facility, double? Discrimination, IReadOnlyList<OptionShare> Options)
{
    public bool IsShown => People >= SmallNumbers.Fewest;

    public static IReadOnlyList<ItemFigures> Of(Course course, IReadOnlyCollection<FirstAnswer> answers, IReadOnlyDictionary<string, int> attempts)
    {
        var byCheck = answers.ToLookup(a => a.CheckId);
        var byPerson = answers.GroupBy(a => a.PersonId).ToDictionary(g => g.Key, g => (Sum: g.Sum(a => a.Score), Count: g.Count()));
        return [.. course.Lessons.SelectMany(l => l.Checks.Select(c => Of(l, c, [.. byCheck[c.FullId]], byPerson, attempts.GetValueOrDefault(c.FullId))))];
    }

    private static ItemFigures Of(
        Lesson lesson, CheckBlock check, IReadOnlyList<FirstAnswer> answers, Dictionary<Guid, (double Sum, int Count)> byPerson, int attempts)
    {
        if (answers.Count == 0)
        {
            return new(lesson, check, 0, attempts, 0, null, []);
        }
        // Each person's mark elsewhere: with this item in it, an item would seem to agree with itself.
        var elsewhere = answers.Where(a => byPerson[a.PersonId].Count > 1)
            .Select(a => (Elsewhere: (byPerson[a.PersonId].Sum - a.Score) / (byPerson[a.PersonId].Count - 1), Item: a.Score)).ToList();
        return new(
            lesson, check, answers.Count, attempts, answers.Count(a => a.Score >= 1) / (double)answers.Count, DiscriminationIndex.Of(elsewhere),
            [.. check.Options.Select(o => new OptionShare(o, answers.Average(a => Part(check, o, a.Answer))))]);
    }

    private static double Part(CheckBlock check, CheckOption option, IReadOnlyDictionary<string, string> answer) => check.Kind switch
    {
        CheckKind.Single or CheckKind.Multiple => answer.ContainsKey(option.Key) ? 1 : 0,
        CheckKind.Short => answer.TryGetValue(option.Key, out var mark) ? SelfMark.Value(mark) : 0,
        _ => Scoring.IsRight(check, option, answer) ? 1 : 0,
    };
}

/// <summary>Somebody's first attempt at a check.</summary>
/// <param name="PersonId">Who; used to tell people apart, never shown.</param>
/// <param name="CheckId">The check's full id.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Answer">What they chose.</param>
internal sealed record FirstAnswer(Guid PersonId, string CheckId, double Score, IReadOnlyDictionary<string, string> Answer);
