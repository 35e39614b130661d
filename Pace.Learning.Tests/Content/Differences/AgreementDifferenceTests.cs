using System.Text;
using Pace.Learning.Content.Differences;
using Pace.Learning.Content.Library;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Tests.Content.Differences;

public class AgreementDifferenceTests
{
    [Fact]
    public void OfTheSameVersion_ThereIsNone()
    {
        var version = new AgreementFolder().Compiled().Versions[0];

        var difference = AgreementDifference.Between(version, version);

        Assert.True(difference.IsEmpty);
        Assert.All(difference.Clauses, c => Assert.Equal(ClauseChange.Unchanged, c.Change));
    }

    [Fact]
    public void AChangedClause_IsToldWordByWord_AndTheOthersAreUnchanged()
    {
        var versions = new AgreementFolder().Compiled().Versions;

        var difference = AgreementDifference.Between(versions[0], versions[1]);

        Assert.False(difference.IsEmpty);
        Assert.Equal([(ClauseChange.Unchanged, "written-down"), (ClauseChange.Changed, "come-back")], difference.Clauses.Select(c => (c.Change, c.Id)));
        var text = difference.Clauses[1].Text;
        Assert.Equal(
            [(ChangeKind.Same, "Within "), (ChangeKind.Removed, "a week"), (ChangeKind.Added, "three days"), (ChangeKind.Same, " we say what has been done.")],
            text.Changes.Select(c => (c.Kind, c.Text)));
        Assert.True(difference.Clauses[1].Summary.IsEmpty);
    }

    [Fact]
    public void AddedRemovedAndMovedClauses_AreToldApart()
    {
        var difference = AgreementDifference.Between(Version("a", "b", "c", "d"), Version("d", "a", "e", "c"));

        Assert.Equal(
            [("d", ClauseChange.Moved), ("a", ClauseChange.Unchanged), ("b", ClauseChange.Removed), ("e", ClauseChange.Added), ("c", ClauseChange.Unchanged)],
            difference.Clauses.Select(c => (c.Id, c.Change)));
    }

    [Fact]
    public void AClauseThatMovedAndChanged_IsBoth()
    {
        var old = Version("a", "b", "c");
        var @new = Version("c", "a", "b") with { };
        @new = @new with { Clauses = [@new.Clauses[0] with { Markdown = "Other words." }, .. @new.Clauses.Skip(1)] };

        var clause = AgreementDifference.Between(old, @new).Clauses[0];

        Assert.Equal((ClauseChange.Changed, true), (clause.Change, clause.HasMoved));
    }

    [Fact]
    public void AClauseUnderAnotherPromise_HasMoved()
    {
        var old = Version("a", "b");
        var @new = old with { Clauses = [old.Clauses[0], old.Clauses[1] with { Promise = "d" }] };

        Assert.Equal([ClauseChange.Unchanged, ClauseChange.Moved], AgreementDifference.Between(old, @new).Clauses.Select(c => c.Change));
    }

    [Fact]
    public void WhatStandsAroundTheClauses_CountsAsWell()
    {
        var old = Version("a");
        var place = new RequiredSignatory { Key = "p", Role = "Chair", Level = WorkforceLevel.SeniorLeaders, Agency = AgencyKind.Other };

        Assert.False(AgreementDifference.Between(old, old with { Declaration = "I do." }).Declaration.IsEmpty);
        Assert.False(AgreementDifference.Between(old, old with { Surroundings = "New." }).Surroundings.IsEmpty);
        Assert.False(AgreementDifference.Between(old, old with { Promises = [new("a", "To be heard")] }).Promises.IsEmpty);
        Assert.Equal([place], AgreementDifference.Between(old, old with { Signatories = [place] }).NewSignatories);
        Assert.Equal([place], AgreementDifference.Between(old with { Signatories = [place] }, old).OldSignatories);
        Assert.True(AgreementDifference.Between(old, old with { GraceDays = 30 }).HasOtherTimes);
        Assert.All(
            new[] { old with { Declaration = "I do." }, old with { Surroundings = "New." }, old with { Promises = [new("a", "To be heard")] }, old with { Signatories = [place] }, old with { GraceDays = 30 } },
            changed => Assert.False(AgreementDifference.Between(old, changed).IsEmpty));
    }

    [Fact]
    public void OfGeneratedVersions_EveryClauseOfBothIsThereOnce_AndTheOtherWayRoundAddedIsRemoved()
    {
        var random = new Random(20261122);
        foreach (var _ in Enumerable.Range(0, 1_000))
        {
            var (old, @new) = (Version(Ids(random)), Version(Ids(random)));

            var there = AgreementDifference.Between(old, @new);
            var back = AgreementDifference.Between(@new, old);

            Assert.Equal(old.Clauses.Select(c => c.Id).Union(@new.Clauses.Select(c => c.Id)).Order(), there.Clauses.Select(c => c.Id).Order());
            Assert.Equal(@new.Clauses.Select(c => c.Id), there.Clauses.Where(c => c.New is not null).Select(c => c.Id));
            Assert.Equal(Ids(there, ClauseChange.Added), Ids(back, ClauseChange.Removed));
            Assert.Equal(Ids(there, ClauseChange.Removed), Ids(back, ClauseChange.Added));
            Assert.Equal(Ids(there, ClauseChange.Moved).Count(), Ids(back, ClauseChange.Moved).Count());
            // Those that stay are in the same order in both.
            var stay = Ids(there, ClauseChange.Unchanged).ToHashSet();
            Assert.Equal(old.Clauses.Select(c => c.Id).Where(stay.Contains), @new.Clauses.Select(c => c.Id).Where(stay.Contains));
        }
    }

    private static IEnumerable<string> Ids(AgreementDifference difference, ClauseChange change) => difference.Clauses.Where(c => c.Change == change).Select(c => c.Id).Order();

    private static string[] Ids(Random random)
    {
        var ids = "abcdefgh".Where(_ => random.Next(3) > 0).Select(c => c.ToString()).ToArray();
        random.Shuffle(ids);
        return ids;
    }

    private static AgreementVersion Version(params string[] ids) => new()
    {
        Number = 1,
        EffectiveOn = new(2026, 1, 1),
        Bytes = Encoding.UTF8.GetBytes(string.Concat(ids)),
        Sha256 = "",
        Body = CompiledText.Empty,
        Declaration = "I sign.",
        Clauses = [.. ids.Select(id => new AgreementClause { Id = id, Title = id, Summary = id, Html = FinishedHtml.Of($"{id}"), Markdown = id, Promise = "a" })],
        Signatories = [],
        ReviewMonths = 12,
        TermMonths = 36,
        GraceDays = 90,
    };
}
