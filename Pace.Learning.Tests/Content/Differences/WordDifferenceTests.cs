using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
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

    [Property(MaxTest = 3_000, Arbitrary = [typeof(TextPairs)])]
    public void OfTwoGeneratedTexts_EachIsPutTogetherAgain(TextPair texts)
    {
        var difference = WordDifference.Between(texts.Old, texts.New);

        Assert.Equal(texts.Old, difference.Old);
        Assert.Equal(texts.New, difference.New);
    }

    [Property(MaxTest = 1_000, Arbitrary = [typeof(TextPairs)])]
    public void TheSameText_GivesNoDifference_AndAnotherGivesOne(TextPair texts)
    {
        Assert.True(WordDifference.Between(texts.Old, texts.Old).IsEmpty);
        Assert.Equal(texts.Old == texts.New, WordDifference.Between(texts.Old, texts.New).IsEmpty);
    }

    [Property(MaxTest = 2_000, Arbitrary = [typeof(TextPairs)])]
    public void TheOtherWayRound_RemovedAndAddedAreExchanged_AndNothingElse(TextPair texts)
    {
        var there = WordDifference.Between(texts.Old, texts.New);
        var back = WordDifference.Between(texts.New, texts.Old);

        Assert.Equal(Sorted(there, ChangeKind.Removed), Sorted(back, ChangeKind.Added));
        Assert.Equal(Sorted(there, ChangeKind.Added), Sorted(back, ChangeKind.Removed));
        Assert.Equal(Sorted(there, ChangeKind.Same), Sorted(back, ChangeKind.Same));
    }

    [Property(MaxTest = 2_000, Arbitrary = [typeof(TextPairs)])]
    public void NoTwoNeighboursAreOfOneKind_NoneIsEmpty_AndRemovedComesFirst(TextPair texts)
    {
        var changes = WordDifference.Between(texts.Old, texts.New).Changes;

        Assert.All(changes, c => Assert.NotEmpty(c.Text));
        Assert.All(changes.Zip(changes.Skip(1)), pair => Assert.True(
            pair.First.Kind != pair.Second.Kind && !(pair.First.Kind is ChangeKind.Added && pair.Second.Kind is ChangeKind.Removed)));
    }

    [Fact]
    public void ALongTextThatIsOtherFromBeginningToEnd_IsReplacedWhole_AndOneWithAChangeInTheMiddleIsNot()
    {
        var random = new Random(5);
        string[] words = [.. Enumerable.Range(0, 40_000).Select(i => $"w{i % 50}")];
        var (old, shuffled) = (string.Join(' ', words), string.Join(' ', words.OrderBy(_ => random.Next())));
        WordDifference? difference = null;

        var time = Measured.TimeOf(() => difference = WordDifference.Between(old, shuffled));

        Assert.Equal((old, shuffled), (difference!.Old, difference.New));
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(
            [new(ChangeKind.Removed, "w20"), new(ChangeKind.Added, "other")],
            WordDifference.Between(old, string.Join(' ', words.Select((w, i) => i == 20_020 ? "other" : w))).Changes.Where(c => c.Kind is not ChangeKind.Same));
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
}

/// <summary>A text, and another.</summary>
public sealed record TextPair(string Old, string New);

/// <summary>A text of few different pieces, and the same with some of them changed: much in common, and often in more than one way.</summary>
public static class TextPairs
{
    private static readonly string[] Pieces =
        ["we", "ask", "the", "parents'", "words", "plan", " ", " ", " ", "  ", "\n\n", ".", ",", "- ", "don't", "é", "\u0301", "🙂", "\uD83D", "’"];

    public static Arbitrary<TextPair> Made()
    {
        var piece = Gen.Elements(Pieces);
        var text = Gen.Choose(0, 39).SelectMany(length => piece.ListOf(length));
        var edited = text.SelectMany(old => Gen.CollectToList(old, one => Gen.Frequency(
            (1, Gen.Constant<string[]>([])), (1, piece.Select(added => new[] { one, added })), (1, piece.Select(other => new[] { other })), (7, Gen.Constant(new[] { one })))),
            (old, pieces) => (Old: string.Concat(old), New: string.Concat(pieces.SelectMany(p => p))));
        var apart = text.Two().Select(two => (Old: string.Concat(two.Item1), New: string.Concat(two.Item2)));
        return Arb.From(Gen.Frequency((3, edited), (1, apart)).Select(pair => new TextPair(pair.Old, pair.New)), Shorter);
    }

    private static IEnumerable<TextPair> Shorter(TextPair texts) =>
    [
        .. Enumerable.Range(0, texts.Old.Length).Select(at => texts with { Old = texts.Old.Remove(at, 1) }),
        .. Enumerable.Range(0, texts.New.Length).Select(at => texts with { New = texts.New.Remove(at, 1) }),
    ];
}
