using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class BlockRuleTests
{
    [Fact]
    public void AKindThatDoesNotExist_IsNamedWithTheKindsThatDo()
    {
        var finding = Assert.Single(new SampleFolder().Lesson("Text.\n\n:::keypoint\nWrite.\n:::").Compile().Findings);

        Assert.Equal($"{LessonPath}:8: error: unknown-block", Brief(finding));
        Assert.Contains("key-point", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("::: key-point\nWrite.\n:::", 6, "unknown-block")]
    [InlineData(":::key-point\nWrite.", 6, "unclosed-block")]
    [InlineData("Text.\n\n```\ncode\n\n:::key-point\nWrite.\n:::", 8, "unclosed-block")]
    [InlineData("Write.\n:::", 7, "unclosed-block")]
    [InlineData("- item\n\n  :::key-point\n", 8, "unclosed-block")]
    [InlineData(":::reflection\nid: a\nThink.\n---\nThink.\n:::", 8, "front-matter")]
    [InlineData(":::reflection\nid: a\n\nThink.\n:::", 9, "front-matter")]
    public void ABlockOfTheWrongForm_IsFoundWhereItStands(string body, int line, string rule) =>
        Assert.Contains($"{LessonPath}:{line}: error: {rule}", new SampleFolder().Lesson(body).Findings().Split('\n'));

    [Theory]
    [InlineData(":::key-point\n:::grounding\nLook up.\n:::\n:::", 7)]
    [InlineData(":::choice Wait\nverdict: helps\n---\nText.\n:::", 6)]
    [InlineData(":::pool\nid: p\ndraw: 1\n---\n:::check\nid: c\nkind: short\n---\nWhy?\n\n- point\n\n> model\n:::\nText.\n:::", 20)]
    public void ABlockWhereItMayNotStand_IsFound(string body, int line) =>
        Assert.Equal($"{LessonPath}:{line}: error: misplaced-block", new SampleFolder().Lesson(body).Findings());

    [Fact]
    public void AQuestionOnAPage_IsMisplaced_SinceNobodyAnswersThere() =>
        Assert.Equal($"{PagePath}:7: error: misplaced-block", new SampleFolder().Page(":::reflection\nid: a\n---\nThink.\n:::").Findings());

    [Fact]
    public void TwoBlocksWithOneId_AreFoundAtTheSecond() =>
        Assert.Equal(
            $"{LessonPath}:12: error: duplicate-id",
            new SampleFolder().Lesson(":::reflection\nid: a\n---\nThink.\n:::\n:::reflection\nid: a\n---\nThink again.\n:::").Findings());

    [Theory]
    [InlineData("id: A", 7, "bad-value")]
    [InlineData("id: 1st", 7, "bad-value")]
    [InlineData("prompt: Think", 7, "unknown-field")]
    [InlineData("prompt: Think", 6, "missing-field")]
    public void FieldsOfABlock_AreCheckedLikeThoseOfADocument(string field, int line, string rule) =>
        Assert.Contains($"{LessonPath}:{line}: error: {rule}", new SampleFolder().Lesson($":::reflection\n{field}\n---\nThink.\n:::").Findings().Split('\n'));

    [Fact]
    public void AContentNoteOnATopicThatIsNotOnTheList_IsFound() =>
        Assert.Equal($"{LessonPath}:7: error: bad-value", new SampleFolder().Lesson(":::content-note\ntopics: [spiders]\n---\nText.\n:::").Findings());

    [Fact]
    public void AnArgumentAfterAKindThatTakesNone_IsFound() =>
        Assert.Equal($"{LessonPath}:6: error: bad-value", new SampleFolder().Lesson(":::reflection Now\nid: a\n---\nThink.\n:::").Findings());

    [Theory]
    [InlineData(":::scenario S\nid: s\n---\nText.\n:::", 6)]
    [InlineData(":::scenario S\nid: s\n---\nText.\n:::choice A\nverdict: helps\n---\nEnd.\n:::\n:::", 6)]
    public void AScenarioWithoutAChoiceToMake_IsFound(string body, int line) =>
        Assert.Equal($"{LessonPath}:{line}: error: scenario-choices", new SampleFolder().Lesson(body).Findings());

    [Fact]
    public void AScenarioOfFiveSteps_IsTooDeep()
    {
        var body = string.Concat(Enumerable.Repeat(":::choice A\nverdict: helps\n---\nText.\n:::\n:::choice B\nverdict: mixed\n---\nText.\n", 5));

        Assert.Equal(
            $"{LessonPath}:46: error: scenario-choices",
            new SampleFolder().Lesson(":::scenario S\nid: s\n---\nText.\n" + body + string.Concat(Enumerable.Repeat(":::\n", 6))).Findings());
    }

    [Fact]
    public void AChoiceWithAnotherVerdict_IsFound() =>
        Assert.Equal(
            $"{LessonPath}:11: error: bad-value",
            new SampleFolder().Lesson(":::scenario S\nid: s\n---\nText.\n:::choice A\nverdict: maybe\n---\nEnd.\n:::\n:::choice B\nverdict: hurts\n---\nEnd.\n:::\n:::").Findings());
}
