using FsCheck.Fluent;
using FsCheck.Xunit;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Tests.Talks.Matching;

/// <summary>Generated talks and parents: each rule is checked again here in the plainest words there are.</summary>
public sealed class MatcherTests
{
    private const int Cases = 400;
    private static readonly DateOnly Today = MatchingCases.Today;

    [Property(MaxTest = Cases, Arbitrary = [typeof(MatchingCases)])]
    public void NobodyIsSelectedAgainstAnyRule_AndEveryReasonIsTrue(MatchingCase made)
    {
        var result = Matcher.Match(made.Need, made.Candidates, Today);
        Assert.Equal(made.Candidates.Count, result.Fitting.Count + result.Excluded.Count);
        Assert.All(result.Fitting, c => Assert.Empty(Broken(made, c, Today)));
        Assert.All(result.Excluded, e => Assert.Equal(Broken(made, e.Candidate, Today), e.Exclusions.Select(x => x.Rule).Order()));
        Assert.All(result.Excluded, e => Assert.All(e.Exclusions, x => Assert.NotEmpty(x.Reason)));
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(MatchingCases)])]
    public void ThoseAskedLeastRecentlyComeFirst_AndTiesKeepTheirOrder(MatchingCase made)
    {
        var fitting = Matcher.Match(made.Need, made.Candidates, Today).Fitting;
        foreach (var (first, second) in fitting.Zip(fitting.Skip(1)))
        {
            var (a, b) = (first.LastAskedAt ?? DateTime.MinValue, second.LastAskedAt ?? DateTime.MinValue);
            Assert.True(a < b || (a == b && made.Candidates.IndexOf(first) < made.Candidates.IndexOf(second)));
        }
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(MatchingCases)])]
    public void BreakingOneRuleForOneParent_RemovesExactlyThatParent(MatchingCase made)
    {
        var before = Matcher.Match(made.Need, made.Candidates, Today).Fitting;
        if (before.Count == 0)
        {
            return;
        }
        var one = before[before.Count / 2];
        foreach (var (rule, changed) in new[]
        {
            (MatchingRule.NotPaused, one with { IsPaused = true }),
            (MatchingRule.Consent, one with { Consent = null }),
            (MatchingRule.Kind, one with { Wanted = Activities.None }),
            (MatchingRule.AlreadyAsked, one with { WasAskedForThis = true }),
        })
        {
            var after = Matcher.Match(made.Need, [.. made.Candidates.Select(c => ReferenceEquals(c, one) ? changed : c)], Today);
            Assert.Equal(before.Where(c => c.Id != one.Id).Select(c => c.Id), after.Fitting.Select(c => c.Id));
            Assert.Equal([rule], after.Excluded.Single(e => e.Candidate.Id == one.Id).Exclusions.Select(x => x.Rule));
        }
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(MatchingCases)])]
    public void AskingSomebody_PutsThemLastAmongThoseWhoStillFitTheNextTalk(MatchingCase made)
    {
        if (Matcher.Match(made.Need, made.Candidates, Today).Fitting is not [var first, ..])
        {
            return;
        }
        var asked = made.Candidates.ConvertAll(c => c.Id == first.Id ? c with { LastAskedAt = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) } : c);
        Assert.Equal(first.Id, Matcher.Match(made.Need, asked, Today).Fitting[^1].Id);
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(MatchingCases)])]
    public void Reasons_NeverSayWhereSomebodyLives(MatchingCase made) =>
        Assert.All(Matcher.Match(made.Need, made.Candidates, Today).Excluded, e => Assert.All(e.Exclusions, x =>
            Assert.DoesNotContain("Area ", x.Reason, StringComparison.Ordinal)));

    [Property(MaxTest = Cases * 5, Arbitrary = [typeof(MatchingCases)])]
    public void NobodyIsAskedToSpeakToPeopleOfTheirOwnArea_OrToWhomTheyKeepAwayFrom_HoweverNamedOrMerged(MatchingCase made) =>
        Assert.All(Matcher.Match(made.Need, made.Candidates, Today).Fitting, c =>
        {
            Assert.True(c.OwnArea || (c.AreaId is { } own && !made.MayBeOf(own)));
            Assert.DoesNotContain(c.KeptAway, made.MayHold);
        });

    [Fact]
    public void Cases_HaveParentsWhoFit_AndEveryRuleIsBrokenBySomebody()
    {
        var cases = MatchingCases.Made().Generator.Sample(Cases).Select(made => Matcher.Match(made.Need, made.Candidates, Today)).ToList();
        Assert.True(cases.Count(c => c.Fitting.Count > 2) > Cases / 10);
        Assert.Equal(Enum.GetValues<MatchingRule>(), cases.SelectMany(c => c.Excluded).SelectMany(e => e.Exclusions).Select(x => x.Rule).Distinct().Order());
    }

    private static List<MatchingRule> Broken(MatchingCase made, Candidate c, DateOnly today)
    {
        var need = made.Need;
        List<MatchingRule> broken = [];
        void Check(MatchingRule rule, bool isFine)
        {
            if (!isFine)
            {
                broken.Add(rule);
            }
        }
        Check(MatchingRule.NotPaused, !c.IsPaused);
        Check(MatchingRule.Consent, c.Consent is { } said && (need.IsOnline ? said.Online : said.InPerson) && (need.Topics & ~said.Subjects) == 0);
        Check(MatchingRule.Kind, c.Wanted.HasFlag(need.Activity));
        Check(MatchingRule.Format, need.IsOnline ? c.Online : c.InPerson);
        Check(MatchingRule.Topic, (c.OffLimits & need.Topics) == 0);
        Check(MatchingRule.Frequency, c.TalksAYear > 0 && MostInAYear(c.TalkDays, need.Day) <= c.TalksAYear);
        Check(MatchingRule.RestPeriod, !(c.RestsUntil >= need.Day) && c.TalkDays.All(d => d == need.Day || Math.Abs(d.DayNumber - need.Day.DayNumber) > c.RestDays));
        Check(MatchingRule.Notice, today.AddDays(c.NoticeDays) <= need.Day);
        Check(MatchingRule.OwnArea, c.OwnArea || (c.AreaId is { } own && !made.MayBeOf(own)));
        Check(MatchingRule.KeptAway, !c.KeptAway.Any(made.MayHold));
        Check(MatchingRule.Travel, need.IsOnline || c.Travel == Travel.Anywhere || (c.Travel == Travel.OwnRegion && c.Region is not null && c.Region == need.Region));
        Check(MatchingRule.AlreadyAsked, !c.WasAskedForThis);
        Check(MatchingRule.SameDay, c.TalkDays.All(d => d != need.Day));
        return [.. broken.Order()];
    }

    // Every window of twelve months that holds the day, one for each day that it can begin on.
    private static int MostInAYear(IReadOnlyList<DateOnly> days, DateOnly added) =>
        Enumerable.Range(0, 367).Select(back => added.AddDays(-back)).Where(from => from.AddYears(1) > added)
            .Max(from => 1 + days.Count(d => d >= from && d < from.AddYears(1)));
}
