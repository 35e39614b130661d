namespace Pace.Learning.Web.Talks.Matching;

/// <summary>Who may be asked for a talk, in what order, and why somebody isn't.</summary>
public static class Matcher
{
    /// <summary>Holds every candidate against every rule. Those asked least recently come first; among equals the order given stays.</summary>
    public static MatchingResult Match(TalkNeed need, IEnumerable<Candidate> candidates, DateOnly today)
    {
        List<Candidate> fitting = [];
        List<ExcludedCandidate> excluded = [];
        foreach (var candidate in candidates)
        {
            var exclusions = ExclusionsOf(need, candidate, today);
            if (exclusions.Count == 0)
            {
                fitting.Add(candidate);
            }
            else
            {
                excluded.Add(new ExcludedCandidate(candidate, exclusions));
            }
        }
        return new MatchingResult([.. fitting.OrderBy(c => c.LastAskedAt ?? DateTime.MinValue)], excluded);
    }

    /// <summary>Every rule that speaks against asking one person.</summary>
    public static IReadOnlyList<Exclusion> ExclusionsOf(TalkNeed need, Candidate candidate, DateOnly today)
    {
        List<Exclusion>? exclusions = null;
        foreach (var rule in MatchingRules.All)
        {
            if (rule(need, candidate, today) is { } exclusion)
            {
                (exclusions ??= []).Add(exclusion);
            }
        }
        return exclusions ?? [];
    }
}

/// <summary>Who may be asked, in order, and who may not.</summary>
public sealed record MatchingResult(IReadOnlyList<Candidate> Fitting, IReadOnlyList<ExcludedCandidate> Excluded);

/// <summary>Somebody who isn't asked, and every reason.</summary>
public sealed record ExcludedCandidate(Candidate Candidate, IReadOnlyList<Exclusion> Exclusions);
