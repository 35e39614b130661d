using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;

namespace Pace.Learning.Tests.Courses;

/// <summary>Rules that hold for every check, tried on many made-up ones.</summary>
public sealed class ScoringTests
{
    private static readonly CheckKind[] Kinds = Enum.GetValues<CheckKind>();

    [Fact]
    public void Score_IsAShareAndOnlyTheRightAnswerIsWhole()
    {
        foreach (var (random, check) in Made())
        {
            var right = RightAnswer(check);
            Assert.Equal(1, Scoring.Of(check, right));
            Assert.Equal(0, Scoring.Of(check, new Dictionary<string, string>()));
            var given = Spoilt(random, check, right);
            var score = Scoring.Of(check, given);
            Assert.InRange(score, 0, 1);
            Assert.True(score < 1, $"{check.Kind} gave a spoilt answer everything");
        }
    }

    [Fact]
    public void Multiple_ChoosingEverything_IsNotRight()
    {
        foreach (var (_, check) in Made().Where(m => m.Check.Kind is CheckKind.Multiple && m.Check.Options.Any(o => !o.Right)))
        {
            var all = check.Options.ToDictionary(o => o.Key, _ => "chosen");
            Assert.True(Scoring.Of(check, all) < 1);
        }
    }

    [Fact]
    public void Order_IsTheSameForAPersonAndNeverGivesTheAnswerAway()
    {
        var differs = 0;
        foreach (var (random, check) in Made().Where(m => m.Check.Options.Count > 1))
        {
            var (one, other) = (Id(random), Id(random));
            var shown = StableOrder.OfItems(check, one);
            Assert.Equal(shown, StableOrder.OfItems(check, one));
            Assert.NotEqual(check.Options, shown);
            Assert.Equal(check.Options.Select(o => o.Key).Order(), shown.Select(o => o.Key).Order());
            differs += shown.SequenceEqual(StableOrder.OfItems(check, other)) ? 0 : 1;
        }
        Assert.True(differs > 100);
    }

    [Fact]
    public void Order_WithOneMoreItem_LeavesTheOthersAsTheyWere()
    {
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var person = Id(random);
            string[] items = [.. Enumerable.Range(0, random.Next(2, 8)).Select(n => $"item-{n}")];
            var before = StableOrder.Of(items, person, "x", k => k);
            var after = StableOrder.Of([.. items, "one-more"], person, "x", k => k);
            Assert.Equal(before, after.Where(k => k != "one-more"));
        }
    }

    [Fact]
    public void Pool_ComesRoundToEveryQuestionAndRepeatsNoneInADraw()
    {
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            List<CheckBlock> checks = [.. Enumerable.Range(0, random.Next(1, 9)).Select(n => Check(random, CheckKind.Single, $"q{n}"))];
            var pool = new PoolBlock("p", "l/p", random.Next(1, checks.Count + 1), checks);
            var person = Id(random);
            var rounds = Enumerable.Range(0, checks.Count).Select(r => Draw.Of(pool, person, r)).ToList();
            Assert.All(rounds, draw => Assert.Equal(pool.Draw, draw.Distinct().Count()));
            Assert.Equal(checks.Count, rounds.SelectMany(r => r).Distinct().Count());
            if (pool.Draw * 2 <= checks.Count)
            {
                Assert.Empty(rounds[0].Intersect(rounds[1]));
            }
        }
    }

    private static IEnumerable<(Random Random, CheckBlock Check)> Made()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            yield return (random, Check(random, Kinds[i % Kinds.Length], $"c{i}"));
        }
    }

    private static CheckBlock Check(Random random, CheckKind kind, string id)
    {
        var count = random.Next(2, 7);
        var right = random.Next(count);
        List<CheckOption> options = [.. Enumerable.Range(0, count).Select(i => new CheckOption(
            $"o{i}", FinishedHtml.Of($"Option {i}"), $"Option {i}", kind is not (CheckKind.Single or CheckKind.Multiple) || i == right || (kind is CheckKind.Multiple && random.Next(2) == 0),
            FinishedHtml.Of($"M{i}"), $"M{i}", default))];
        return new CheckBlock(id, $"l/{id}", kind, default, "", options, default, default);
    }

    private static Dictionary<string, string> RightAnswer(CheckBlock check) => check.Kind switch
    {
        CheckKind.Single or CheckKind.Multiple => check.Options.Where(o => o.Right).ToDictionary(o => o.Key, _ => "chosen"),
        CheckKind.Ordering => check.Options.Select((o, i) => (o.Key, Place: $"{i + 1}")).ToDictionary(x => x.Key, x => x.Place),
        CheckKind.Matching => check.Options.ToDictionary(o => o.Key, o => o.MatchText),
        _ => check.Options.ToDictionary(o => o.Key, _ => "covered"),
    };

    private static Dictionary<string, string> Spoilt(Random random, CheckBlock check, Dictionary<string, string> right)
    {
        var given = new Dictionary<string, string>(right);
        var key = right.Keys.ElementAt(random.Next(right.Count));
        given.Remove(key);
        if (check.Kind is CheckKind.Short)
        {
            given[key] = random.Next(2) == 0 ? "partly" : "not-yet";
        }
        return given;
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
