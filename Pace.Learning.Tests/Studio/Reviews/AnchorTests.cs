using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Pace.Learning.Web.Studio.Reviews.Anchors;

namespace Pace.Learning.Tests.Studio.Reviews;

/// <summary>A note finds its paragraph again, wherever it went and whatever little was changed in it; and never another one in its place.</summary>
public sealed class AnchorTests
{
    private const int Cases = 300;

    [Property(MaxTest = Cases, Arbitrary = [typeof(Texts)])]
    public void MovedParagraph_KeepsItsNotes(Text text)
    {
        var moved = new List<string>(text.Paragraphs);
        moved.RemoveAt(text.At);
        moved.Insert(text.To % (moved.Count + 1), text.Paragraphs[text.At]);
        var found = FindIn(text, moved);
        Assert.False(found.IsChanged);
        Assert.Equal(text.Paragraphs[text.At], moved[found.Index!.Value]);
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(Texts)])]
    public void SlightlyChangedParagraph_KeepsItsNotes_AndSaysSo(Text text)
    {
        var changed = new List<string>(text.Paragraphs);
        changed[text.At] = text.OtherWords;
        changed.Insert(text.To % (changed.Count + 1), text.New);
        var found = FindIn(text, changed);
        Assert.Equal(text.OtherWords, changed[found.Index!.Value]);
        Assert.True(found.IsChanged);
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(Texts)])]
    public void MovedAndChangedParagraph_AmongOthersThatCameAndWent_KeepsItsNotes(Text text)
    {
        var changed = new List<string>(text.Paragraphs);
        changed.RemoveAt(text.At);
        changed.RemoveAt(text.To % changed.Count);
        changed.Insert(text.To % (changed.Count + 1), text.New);
        changed.Insert(text.At % (changed.Count + 1), text.OtherWords);
        var found = FindIn(text, changed);
        Assert.Equal(text.OtherWords, changed[found.Index!.Value]);
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(Texts)])]
    public void ParagraphThatIsGone_GivesItsNotesToNoOther(Text text)
    {
        var without = new List<string>(text.Paragraphs);
        without.RemoveAt(text.At);
        // At its own place it would be what the paragraph was rewritten to.
        without.Insert(text.At == 0 ? without.Count : 0, text.New);
        Assert.Null(FindIn(text, without).Index);
    }

    [Property(MaxTest = Cases, Arbitrary = [typeof(Texts)])]
    public void ParagraphInWhichOnlySignsChanged_IsTheSame(Text text)
    {
        var changed = new List<string>(text.Paragraphs);
        changed[text.At] = $"“{changed[text.At].ToUpperInvariant().Replace(" ", "   ", StringComparison.Ordinal)}!”";
        Assert.Equal(new FoundParagraph(text.At, IsChanged: false), FindIn(text, changed));
    }

    [Fact]
    public void OfTwoParagraphsAlike_TheOneWithTheSameNeighboursIsIt()
    {
        var before = new PageParagraphs(["Ask first.", "Then listen to them.", "Write it down.", "Ask first.", "Then go."]);
        var anchor = ParagraphAnchor.Of(before, 3);
        var after = new PageParagraphs(["Ask first.", "Sit down.", "Then listen to them.", "Write it down.", "Ask first.", "Then go."]);
        Assert.Equal(4, anchor.In(after, before.Marks.ToHashSet()).Index);
    }

    [Fact]
    public void RewrittenParagraphBetweenTheSameNeighbours_KeepsItsNotes()
    {
        var before = new PageParagraphs(["The first.", "Parents are sometimes told about a meeting the day before it takes place.", "The last."]);
        var after = new PageParagraphs(["The first.", "Tell parents of a meeting at least a week before.", "The last."]);
        Assert.Equal(new FoundParagraph(1, IsChanged: true), ParagraphAnchor.Of(before, 1).In(after, before.Marks.ToHashSet()));
    }

    [Fact]
    public void Source_HasItsParagraphsWithTheirLines_AndTheWordsThatAPageShows()
    {
        const string Text =
            """
            ---
            title: "A fair meeting"
            levels: [frontline-staff]
            ---

            :::key-point
            Say **who** will be there. [Read more](/courses/x).
            :::

            ## In the room

            - Sit beside them.
            - Ask what they
              would like.
            """;
        var source = SourceParagraphs.Of(Text);
        Assert.Equal([(2, "\"A fair meeting\""), (3, "[frontline-staff]"), (7, "Say **who** will be there. Read more."), (10, "In the room"), (12, "Sit beside them."), (13, "Ask what they would like.")],
            source.Lines.Zip(source.Page.Texts));
        Assert.Equal(2, source.Page.Likest("Say who will be there. Read more."));
        Assert.True(PageParagraphs.Holds("Say who will be there.", "who  will"));
        Assert.False(PageParagraphs.Holds("Say who will be there.", "ho will"));
    }

    private static FoundParagraph FindIn(Text text, IEnumerable<string> later)
    {
        var page = new PageParagraphs(text.Paragraphs);
        return ParagraphAnchor.Of(page, text.At).In(new PageParagraphs(later), page.Marks.ToHashSet());
    }

    /// <summary>A text, one of its paragraphs, and what somebody does to it.</summary>
    /// <param name="Paragraphs">All different.</param>
    /// <param name="At">The one that has a note.</param>
    /// <param name="To">A number to choose another place by.</param>
    /// <param name="OtherWords">The same with up to a quarter of its words replaced.</param>
    /// <param name="New">A paragraph that is new.</param>
    public sealed record Text(IReadOnlyList<string> Paragraphs, int At, int To, string OtherWords, string New);

    /// <summary>Generated texts: like people's, they have words in common, and no two paragraphs say half the same.</summary>
    public static class Texts
    {
        private static readonly string[] Common = ["the", "a", "and", "of", "to", "they", "you", "with", "in", "is"];

        public static Arbitrary<Text> Some() => Arb.From(
            from seed in Gen.Choose(0, int.MaxValue - 1)
            from count in Gen.Choose(3, 40)
            select Made(new Random(seed), count));

        private static Text Made(Random random, int count)
        {
            var paragraphs = Enumerable.Range(0, count).Select(_ => Paragraph(random)).Distinct().ToList();
            var at = random.Next(paragraphs.Count);
            var words = paragraphs[at].Split(' ');
            var changes = Math.Max(1, random.Next(words.Length / 4) + 1);
            for (var i = 0; i < changes; i++)
            {
                words[random.Next(words.Length)] = $"new{random.Next(4000)}";
            }
            return new Text(paragraphs, at, random.Next(100), string.Join(' ', words), Paragraph(random));
        }

        private static string Paragraph(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(12, 60)).Select(_ => random.Next(4) == 0 ? Common[random.Next(Common.Length)] : Word(random)));

        private static string Word(Random random) => $"w{random.Next(4000)}";
    }
}
