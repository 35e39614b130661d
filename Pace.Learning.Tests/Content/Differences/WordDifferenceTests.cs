using Pace.Learning.Content.Differences;

namespace Pace.Learning.Tests.Content.Differences;

[Collection(Measured.Name)]
public class WordDifferenceTests
{
    [Theory]
    [InlineData("We write within a week.", "We write within three days.", "We write within [-a week-]{+three days+}.")]
    [InlineData("We ask first.", "We always ask first.", "We {+always +}ask first.")]
    [InlineData("We really always ask.", "We ask.", "We [-really always -]ask.")]
    [InlineData("parents' words", "parents’ words", "parents[-'-]{+’+} words")]
    [InlineData("One.\n\nTwo.", "One.\n\n- Two.", "One.\n\n{+- +}Two.")]
    [InlineData("", "New.", "{+New.+}")]
    [InlineData("Old.", "", "[-Old.-]")]
    [InlineData("The child's plan", "The child's safety-plan", "The child's [-plan-]{+safety-plan+}")]
    [InlineData("We don't blame", "We do not blame", "We [-don't-]{+do not+} blame")]
    public void ADifference_IsToldInWords(string old, string @new, string expected) => Assert.Equal(expected, Written(WordDifference.Between(old, @new)));

    [Fact]
    public void OfTwoGeneratedTexts_EachIsPutTogetherAgain()
    {
        foreach (var (old, @new) in GeneratedPairs(3_000))
        {
            var difference = WordDifference.Between(old, @new);

            Assert.Equal(old, difference.Old);
            Assert.Equal(@new, difference.New);
        }
    }

    [Fact]
    public void TheSameText_GivesNoDifference_AndAnotherGivesOne()
    {
        foreach (var (old, @new) in GeneratedPairs(1_000))
        {
            Assert.True(WordDifference.Between(old, old).IsEmpty);
            Assert.Equal(old == @new, WordDifference.Between(old, @new).IsEmpty);
        }
    }

    [Fact]
    public void TheOtherWayRound_RemovedAndAddedAreExchanged_AndNothingElse()
    {
        foreach (var (old, @new) in GeneratedPairs(2_000))
        {
            var there = WordDifference.Between(old, @new);
            var back = WordDifference.Between(@new, old);

            Assert.Equal(Sorted(there, ChangeKind.Removed), Sorted(back, ChangeKind.Added));
            Assert.Equal(Sorted(there, ChangeKind.Added), Sorted(back, ChangeKind.Removed));
            Assert.Equal(Sorted(there, ChangeKind.Same), Sorted(back, ChangeKind.Same));
        }
    }

    [Fact]
    public void NoTwoNeighboursAreOfOneKind_NoneIsEmpty_AndRemovedComesFirst()
    {
        foreach (var (old, @new) in GeneratedPairs(2_000))
        {
            var changes = WordDifference.Between(old, @new).Changes;

            Assert.All(changes, c => Assert.NotEmpty(c.Text));
            Assert.All(changes.Zip(changes.Skip(1)), pair => Assert.True(
                pair.First.Kind != pair.Second.Kind && !(pair.First.Kind is ChangeKind.Added && pair.Second.Kind is ChangeKind.Removed)));
        }
    }

    [Fact]
    public void OfWordsAlone_AsManyStayAsCanStayInOrder()
    {
        var random = new Random(7);
        foreach (var _ in Enumerable.Range(0, 500))
        {
            // No spaces between them to be kept or given up.
            var (from, to) = (Marks(random), Marks(random));

            var kept = WordDifference.Between(from, to).Changes.Where(c => c.Kind is ChangeKind.Same).Sum(c => c.Text.Length);

            Assert.Equal(LongestShared(from, to), kept);
        }
    }

    [Fact]
    public void TextsThatHaveNothingInCommon_AreReplacedWhole_InLittleTime()
    {
        var old = string.Join(' ', Enumerable.Range(0, 15_000).Select(i => $"a{i}"));
        var @new = string.Join(' ', Enumerable.Range(0, 15_000).Select(i => $"b{i}"));
        WordDifference? difference = null;

        var time = Measured.TimeOf(() => difference = WordDifference.Between(old, @new));

        Assert.Equal((old, @new), (difference!.Old, difference.New));
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static string Written(WordDifference difference) => string.Concat(difference.Changes.Select(c => c.Kind switch
    {
        ChangeKind.Removed => $"[-{c.Text}-]",
        ChangeKind.Added => $"{{+{c.Text}+}}",
        _ => c.Text,
    }));

    private static string Sorted(WordDifference difference, ChangeKind kind) => string.Join('|', difference.Changes.Where(c => c.Kind == kind).Select(c => c.Text));

    private static string Marks(Random random) => new([.. Enumerable.Range(0, random.Next(30)).Select(_ => ".,;:!"[random.Next(5)])]);

    private static int LongestShared(string one, string other)
    {
        var best = new int[one.Length + 1, other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                best[i, j] = one[i - 1] == other[j - 1] ? best[i - 1, j - 1] + 1 : Math.Max(best[i - 1, j], best[i, j - 1]);
            }
        }
        return best[one.Length, other.Length];
    }

    /// <summary>A text of few different pieces, and the same with some of them changed: much in common, and often in more than one way.</summary>
    private static IEnumerable<(string Old, string New)> GeneratedPairs(int count)
    {
        string[] pieces = ["we", "ask", "the", "parents'", "words", "plan", " ", " ", " ", "  ", "\n\n", ".", ",", "- ", "don't", "é", "\u0301", "🙂", "\uD83D", "’"];
        var random = new Random(20261122);
        for (var i = 0; i < count; i++)
        {
            var old = Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]).ToList();
            var @new = random.Next(4) == 0
                ? Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]).ToList()
                : old.SelectMany(p => random.Next(10) switch { 0 => [], 1 => [p, pieces[random.Next(pieces.Length)]], 2 => [pieces[random.Next(pieces.Length)]], _ => new[] { p } }).ToList();
            yield return (string.Concat(old), string.Concat(@new));
        }
    }
}
