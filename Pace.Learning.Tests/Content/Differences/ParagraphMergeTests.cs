using FsCheck.Xunit;
using Pace.Learning.Content.Differences;

namespace Pace.Learning.Tests.Content.Differences;

/// <summary>Two people on one text.</summary>
public sealed class ParagraphMergeTests
{
    private const string Before = "# One\n\nFirst words.\n\nSecond words.\n\nThird words.\n";

    [Fact]
    public void ChangesInDifferentParagraphs_ComeTogether()
    {
        var merge = ParagraphMerge.Of(Before, Before.Replace("First", "Fresh", StringComparison.Ordinal), Before.Replace("Second", "Other", StringComparison.Ordinal) + "\nFourth words.\n");
        Assert.Equal("# One\n\nFresh words.\n\nOther words.\n\nThird words.\n\nFourth words.\n", merge.Text);
    }

    [Fact]
    public void TheSameParagraph_ChangedByBoth_IsForSomebodyToChoose()
    {
        var merge = ParagraphMerge.Of(Before, Before.Replace("Second", "My", StringComparison.Ordinal), Before.Replace("Second", "Their", StringComparison.Ordinal).Replace("Third", "Last", StringComparison.Ordinal));
        Assert.Null(merge.Text);
        var contested = Assert.Single(merge.Parts, p => p.IsContested);
        Assert.Equal(("My words.\n", "Their words.\n"), (contested.Mine, contested.Theirs));
        Assert.Equal("# One\n\nFirst words.\n\nMy words.\n\nLast words.\n", merge.Joined(_ => MergeChoice.Mine));
        Assert.Equal("# One\n\nFirst words.\n\nTheir words.\n\nLast words.\n", merge.Joined(_ => MergeChoice.Theirs));
    }

    [Fact]
    public void TwoNewParagraphs_InOnePlace_AreBothKept()
    {
        var merge = ParagraphMerge.Of("a\n", "a\n\nmine\n", "a\n\ntheirs\n");
        var contested = Assert.Single(merge.Parts, p => p.IsContested);
        Assert.Contains("mine", contested.Mine, StringComparison.Ordinal);
        Assert.Contains("theirs", contested.Theirs, StringComparison.Ordinal);
        Assert.Equal("a\n\nmine\n\ntheirs\n", merge.Joined(_ => MergeChoice.Both));
    }

    [Fact]
    public void AParagraphTakenOutByOne_AndChangedByTheOther_IsContested() =>
        Assert.Null(ParagraphMerge.Of(Before, Before.Replace("Second words.\n\n", "", StringComparison.Ordinal), Before.Replace("Second", "Better", StringComparison.Ordinal)).Text);

    [Fact]
    public void NobodyKnowsWhatWasBefore_WhatOnlyOneHasStays() =>
        Assert.Equal("one\n\nmine\n\ntwo\n\ntheirs\n", ParagraphMerge.WithoutBefore("one\n\nmine\n\ntwo\n", "one\n\ntwo\n\ntheirs\n").Text);

    [Property(MaxTest = 2_000)]
    public bool WhateverTwoPeopleDo_NoWordIsLost(byte[] old, byte[] one, byte[] two)
    {
        var (before, mine, theirs) = (Text(old), Text(one), Text(two));
        var merge = ParagraphMerge.Of(before, mine, theirs);
        var kept = Words(merge.Joined(_ => MergeChoice.Mine)).Concat(merge.Parts.Where(p => p.IsContested).SelectMany(p => Words(p.Theirs))).ToHashSet();
        return Words(mine).Concat(Words(theirs)).Except(Words(before)).All(kept.Contains)
            && ParagraphMerge.Of(before, mine, before).Text == mine
            && ParagraphMerge.Of(before, before, theirs).Text == theirs
            && ParagraphMerge.Of(before, mine, mine).Text == mine;
    }

    private static string Text(byte[]? places) => string.Concat((places ?? []).Select(b => (b % 7) switch { 0 => "\n", 1 => "\n\n", _ => $"w{b} " }));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
