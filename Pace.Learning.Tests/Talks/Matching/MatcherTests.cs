using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Tests.Talks.Matching;

/// <summary>Generated talks and parents, seeded: each rule is checked again here in the plainest words there are.</summary>
public sealed class MatcherTests
{
    private const int Cases = 400;

    [Fact]
    public void NobodyIsSelectedAgainstAnyRule_AndEveryReasonIsTrue()
    {
        foreach (var (need, candidates, today) in Generated())
        {
            var result = Matcher.Match(need, candidates, today);
            Assert.Equal(candidates.Count, result.Fitting.Count + result.Excluded.Count);
            Assert.All(result.Fitting, c => Assert.Empty(Broken(need, c, today)));
            Assert.All(result.Excluded, e => Assert.Equal(Broken(need, e.Candidate, today), e.Exclusions.Select(x => x.Rule).Order()));
            Assert.All(result.Excluded, e => Assert.All(e.Exclusions, x => Assert.NotEmpty(x.Reason)));
        }
    }

    [Fact]
    public void ThoseAskedLeastRecentlyComeFirst_AndTiesKeepTheirOrder()
    {
        foreach (var (need, candidates, today) in Generated())
        {
            var fitting = Matcher.Match(need, candidates, today).Fitting;
            foreach (var (first, second) in fitting.Zip(fitting.Skip(1)))
            {
                var (a, b) = (first.LastAskedAt ?? DateTime.MinValue, second.LastAskedAt ?? DateTime.MinValue);
                Assert.True(a < b || (a == b && candidates.IndexOf(first) < candidates.IndexOf(second)));
            }
        }
    }

    [Theory]
    [InlineData(MatchingRule.NotPaused)]
    [InlineData(MatchingRule.Consent)]
    [InlineData(MatchingRule.Kind)]
    [InlineData(MatchingRule.AlreadyAsked)]
    public void BreakingOneRuleForOneParent_RemovesExactlyThatParent(MatchingRule rule)
    {
        foreach (var (need, candidates, today) in Generated())
        {
            var before = Matcher.Match(need, candidates, today).Fitting;
            if (before.Count == 0)
            {
                continue;
            }
            var one = before[before.Count / 2];
            var changed = rule switch
            {
                MatchingRule.NotPaused => one with { IsPaused = true },
                MatchingRule.Consent => one with { Consents = false },
                MatchingRule.Kind => one with { Wanted = Activities.None },
                _ => one with { WasAskedForThis = true },
            };
            var after = Matcher.Match(need, [.. candidates.Select(c => ReferenceEquals(c, one) ? changed : c)], today);
            Assert.Equal(before.Where(c => c.Id != one.Id).Select(c => c.Id), after.Fitting.Select(c => c.Id));
            Assert.Equal([rule], after.Excluded.Single(e => e.Candidate.Id == one.Id).Exclusions.Select(x => x.Rule));
        }
    }

    [Fact]
    public void AskingSomebody_PutsThemLastAmongThoseWhoStillFitTheNextTalk()
    {
        var (need, candidates, today) = Generated().First(g => Matcher.Match(g.Need, g.Candidates, g.Today).Fitting.Count > 2);
        var first = Matcher.Match(need, candidates, today).Fitting[0];
        var asked = candidates.ConvertAll(c => c.Id == first.Id ? c with { LastAskedAt = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) } : c);
        Assert.Equal(first.Id, Matcher.Match(need, asked, today).Fitting[^1].Id);
    }

    [Fact]
    public void Reasons_NeverSayWhereSomebodyLives()
    {
        foreach (var (need, candidates, today) in Generated().Take(50))
        {
            Assert.All(Matcher.Match(need, candidates, today).Excluded, e => Assert.All(e.Exclusions, x =>
                Assert.DoesNotContain("area-", x.Reason, StringComparison.Ordinal)));
        }
    }

    private static List<MatchingRule> Broken(TalkNeed need, Candidate c, DateOnly today)
    {
        List<MatchingRule> broken = [];
        void Check(MatchingRule rule, bool isFine)
        {
            if (!isFine)
            {
                broken.Add(rule);
            }
        }
        Check(MatchingRule.NotPaused, !c.IsPaused);
        Check(MatchingRule.Consent, c.Consents);
        Check(MatchingRule.Kind, c.Wanted.HasFlag(need.Activity));
        Check(MatchingRule.Format, need.IsOnline ? c.Online : c.InPerson);
        Check(MatchingRule.Topic, (c.OffLimits & need.Topics) == 0);
        Check(MatchingRule.Frequency, c.TalksAYear > 0 && MostInAYear(c.TalkDays, need.Day) <= c.TalksAYear);
        Check(MatchingRule.RestPeriod, !(c.RestsUntil >= need.Day) && c.TalkDays.All(d => d == need.Day || Math.Abs(d.DayNumber - need.Day.DayNumber) > c.RestDays));
        Check(MatchingRule.Notice, today.AddDays(c.NoticeDays) <= need.Day);
        Check(MatchingRule.OwnArea, c.OwnArea || (!need.IsNational && c.AreaCode is { } code && !need.AreaCodes.Contains(code)));
        Check(MatchingRule.Travel, need.IsOnline || c.Travel == Travel.Anywhere || (c.Travel == Travel.OwnRegion && c.Region is not null && c.Region == need.Region));
        Check(MatchingRule.AlreadyAsked, !c.WasAskedForThis);
        Check(MatchingRule.SameDay, c.TalkDays.All(d => d != need.Day));
        return [.. broken.Order()];
    }

    // Every window of twelve months that holds the day, one for each day that it can begin on.
    private static int MostInAYear(IReadOnlyList<DateOnly> days, DateOnly added) =>
        Enumerable.Range(0, 367).Select(back => added.AddDays(-back)).Where(from => from.AddYears(1) > added)
            .Max(from => 1 + days.Count(d => d >= from && d < from.AddYears(1)));

    private static IEnumerable<(TalkNeed Need, List<Candidate> Candidates, DateOnly Today)> Generated()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            yield return (MatchingCases.Need(random), MatchingCases.Candidates(random, 20), MatchingCases.Today);
        }
    }
}
