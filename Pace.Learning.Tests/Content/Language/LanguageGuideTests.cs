using Pace.Learning.Content.Language;

namespace Pace.Learning.Tests.Content.Language;

/// <summary>The guide of this repository, read by somebody whose text is judged by it.</summary>
public sealed class LanguageGuideTests
{
    [Theory]
    [InlineData("She put herself at risk.", "put herself at risk")]
    [InlineData("They PUT THEMSELVES AT RISK.", "PUT THEMSELVES AT RISK")]
    [InlineData("Putting yourself at risk helps nobody.", "Putting yourself at risk")]
    [InlineData("It puts itself, as it were, at risk.", "puts itself, as it were, at risk")]
    [InlineData("Mum refused, once again, to engage.", "refused, once again, to engage")]
    [InlineData("Mum is refusing to engage.", "refusing to engage")]
    [InlineData("Mum was not engaging with us.", "was not engaging")]
    [InlineData("Mum wasn’t engaging with us.", "wasn’t engaging")]
    [InlineData("Mum wasn't engaging with us.", "wasn't engaging")]
    [InlineData("He is attention-seeking.", "attention-seeking")]
    [InlineData("He is attention\u2011seeking.", "attention\u2011seeking")]
    [InlineData("He is atten\u00ADtion seeking.", "atten\u00ADtion seeking")]
    [InlineData("Mr Lowe **failed** to *protect* Robyn.", "failed to protect")]
    [InlineData("Mr Lowe failed\nto protect Robyn.", "failed to protect")]
    [InlineData("- Mr Lowe failed\n  to protect Robyn.", "failed to protect")]
    [InlineData("## Robyn absconded", "absconded")]
    [InlineData("| When | What |\n| --- | --- |\n| May | Robyn absconded |", "absconded")]
    [InlineData("---\ntitle: \"Robyn absconded\"\n---\n", "absconded")]
    [InlineData("---\noutcomes:\n  - \"Say why Robyn absconded\"\n---\n", "absconded")]
    [InlineData(":::key-point Robyn absconded\nA text.\n:::", "absconded")]
    [InlineData(":::figure\nvalue: 4\nsays: of them absconded\n---\n:::", "absconded")]
    [InlineData("![Robyn absconded](media/a.png)", "absconded")]
    [InlineData(":::check\nid: a\nkind: single\n---\nWhat now?\n\n- [x] A right one\n  > He absconded.\n:::", "absconded")]
    public void Words_AreFound(string text, string words)
    {
        var finding = Assert.Single(SampleSentence.Guide.Check(text).Findings);

        Assert.Equal(words, finding.Words);
    }

    [Theory]
    [InlineData("a quotation", "Robyn said, \"I put myself at risk.\"")]
    [InlineData("a curly quotation", "Robyn said, “I put myself at risk.”")]
    [InlineData("single marks", "Robyn said, 'I put myself at risk, don't I?' and left.")]
    [InlineData("curly single marks", "Robyn said, ‘I put myself at risk, don’t I?’ and left.")]
    [InlineData("a quotation over two lines", "Robyn said, \"I put\nmyself at risk.\"")]
    [InlineData("a block of speech", "> I put myself at risk,\n> she says.")]
    [InlineData("an example", "> **Made-up example.** Robyn puts herself at risk.")]
    [InlineData("code", "The value is `absconded`.")]
    [InlineData("a block of code", "```\nRobyn absconded\n```")]
    [InlineData("an address", "See <https://example.org/absconded> or https://example.org/absconded.")]
    [InlineData("a link", "[Why children absconded](https://example.org/a).")]
    [InlineData("a title", "The report *Children Who Absconded in Kent* is long.")]
    [InlineData("a name", "Ring the Absconder Panel on Monday.")]
    [InlineData("the name of a field", "---\nid: absconded\nheavy: [absconded]\n---\n")]
    [InlineData("negation", "She has never put herself at risk.")]
    [InlineData("negation afar", "Nothing suggests that the report was malicious.")]
    [InlineData("teaching", "Do not write that she absconded.")]
    [InlineData("teaching a word", "The word absconded is for prisons.")]
    [InlineData("teaching by another", "Instead of absconded, say that she went missing.")]
    [InlineData("a wrong option", ":::check\nid: a\nkind: single\n---\nWhat now?\n\n- [ ] She absconded\n  > No.\n:::")]
    [InlineData("a choice that hurts", ":::choice Write that she absconded\nverdict: hurts\n---\nA text.\n:::")]
    [InlineData("a pair", ":::check\nid: a\nkind: matching\n---\nMatch.\n\n- absconded => went missing\n:::")]
    [InlineData("a column of examples", "| Written | Try instead |\n| --- | --- |\n| she absconded | she left |")]
    [InlineData("an answer's own words", "A text.\n\n[fine-here]: absconded \"She absconded.\"")]
    public void OthersWords_AreLeftAlone(string what, string text) =>
        Assert.True(SampleSentence.Guide.Check(text).Findings.Count == 0, what);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Places_AreThoseOfTheText_WhateverItsLineBreaks(string lineBreak)
    {
        var text = string.Join(lineBreak, "---", "title: 'A title'", "---", "", "First line, and **Mum", "refuses** to engage.", "", "Then Jay absconded.");

        var findings = SampleSentence.Guide.Check(text).Findings;

        Assert.Equal(["refuses-to-engage", "absconded"], findings.Select(f => f.Rule.Id));
        Assert.Equal([$"refuses** to engage", "absconded"], findings.Select(f => text.Substring(f.Start, f.Length)));
        Assert.Equal([6, 8], findings.Select(f => f.Line));
    }

    [Fact]
    public void Finding_SaysWhyWhatElseWhoAndWhereGuidesDisagree()
    {
        var finding = Assert.Single(SampleSentence.Guide.Check("Robyn alleges that she was pushed.").Findings);

        Assert.Equal("alleged", finding.Rule.Id);
        Assert.Equal(LanguageSubject.Child, finding.Rule.About);
        Assert.NotEmpty(finding.Rule.Why);
        Assert.True(finding.Rule.Instead.Count >= 2);
        Assert.Equal(["E"], finding.Rule.Guides.Select(g => g.Key));
        Assert.Equal(2, finding.Rule.Views.Count);
    }

    [Fact]
    public void Record_IsReadAsPlainText()
    {
        const string Record = "16.10 Ms Carter rang.\n    She refuses to engage.\n> Sent by Mum: I am hard to reach\n* Jay absconded\n--- end of note: Jay absconded again";

        var findings = SampleSentence.Guide.CheckPlain(Record).Findings;

        Assert.Equal([("refuses-to-engage", 2), ("absconded", 4), ("absconded", 5)], findings.Select(f => (f.Rule.Id, f.Line)));
    }

    [Fact]
    public void EveryRule_SaysEverythingThatAWriterNeeds()
    {
        Assert.True(SampleSentence.Guide.Rules.Count >= 48);
        Assert.Equal(["A", "B", "C", "D", "E", "F", "G", "H", "I"], SampleSentence.Guide.Guides.Select(g => g.Key).Take(9));
        Assert.All(SampleSentence.Guide.Rules, r => Assert.Matches("^[A-Z][^\"]*", r.Why));
        Assert.All(SampleSentence.Guide.Rules, r => Assert.EndsWith(".", r.Why, StringComparison.Ordinal));
        Assert.Contains(SampleSentence.Guide.Rules, r => r is { Id: "victim", Views.Count: 2 });
    }

    [Fact]
    public void WhatItSuggests_ItDoesNotAdviseAgainst()
    {
        var advised = SampleSentence.Guide.Rules.SelectMany(r => r.Instead.Select(text => (r.Id, Text: text)))
            .SelectMany(x => SampleSentence.Guide.CheckPlain(x.Text).Findings.Select(f => $"{x.Id} says \"{f.Words}\" ({f.Rule.Id})"));
        Assert.Empty(advised);
    }
}
