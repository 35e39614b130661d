using Pace.Learning.Content.Language;

namespace Pace.Learning.Tests.Content.Language;

/// <summary>"Fine here, because …", which stays with the text.</summary>
public sealed class AnswerTests
{
    private const string Text = "---\ntitle: \"Jay absconded\"\n---\nMum refuses to engage.\nJay absconded.\n\nNothing here.\n\n:::key-point Jay absconded\nA text.\n:::\n\n- One\n- Jay absconded\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Answer_IsWrittenUnderTheText_AndTakesTheFindingAway(string lineBreak)
    {
        var text = Text.Replace("\n", lineBreak, StringComparison.Ordinal);
        for (var left = 5; left > 0; left--)
        {
            var finding = SampleSentence.Guide.Check(text).Open.Last();
            text = LanguageGuide.AnswerTo(text, finding, "The court's own \"word\",\n in a\\b quotation.").In(text);
            var report = SampleSentence.Guide.Check(text);
            Assert.Empty(report.FaultyAnswers);
            Assert.Equal(left - 1, report.Open.Count());
            Assert.Contains(report.Findings, f => f.Rule.Id == finding.Rule.Id && f.Answer?.Reason == "The court's own \"word\", in a\\b quotation.");
        }

        Assert.Equal(Text.Replace("\n", lineBreak, StringComparison.Ordinal).Split(lineBreak).Where(l => l.Length > 0), text.Split(lineBreak).Where(l => l.Length > 0 && !l.StartsWith("[fine-here]:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Answer_SpeaksOfTheTextAboveItAlone()
    {
        var report = SampleSentence.Guide.Check("Jay absconded.\n\nRobyn absconded.\n\n[fine-here]: absconded \"A custody record uses the word.\"\n\nSami absconded.\n");

        Assert.Equal([1, 7], report.Open.Select(f => f.Line));
        Assert.Empty(report.FaultyAnswers);
    }

    [Theory]
    [InlineData("A calm text.\n\n[fine-here]: absconded \"A reason.\"", AnswerFault.NoLongerApplies)]
    [InlineData("Jay absconded.\n\n[fine-here]: abscond \"A reason.\"", AnswerFault.UnknownRule)]
    [InlineData("Jay absconded.\n\n[fine-here]: absconded", AnswerFault.Malformed)]
    [InlineData("Jay absconded.\n\n[fine-here]: absconded \" \"", AnswerFault.Malformed)]
    [InlineData("Jay absconded.\n[fine-here]: absconded \"A reason.\"", AnswerFault.Malformed)]
    [InlineData("[fine-here]: absconded \"A reason.\"\n\nJay absconded.", AnswerFault.NoLongerApplies)]
    public void AnswerThatAnswersNothing_IsAFindingOfItsOwn(string text, AnswerFault fault)
    {
        var faulty = Assert.Single(SampleSentence.Guide.Check(text).FaultyAnswers);

        Assert.Equal(fault, faulty.Fault);
        Assert.StartsWith("[fine-here]:", text.Substring(faulty.Answer.Start, faulty.Answer.Length), StringComparison.Ordinal);
        Assert.NotEmpty(faulty.Message);
    }

    [Fact]
    public void Answer_InCode_IsNone() =>
        Assert.Empty(SampleSentence.Guide.Check("```\n[fine-here]: absconded \"A reason.\"\n```").FaultyAnswers);
}
