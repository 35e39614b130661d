using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class TextRuleTests
{
    [Theory]
    [InlineData("Text.\n\n# Title", 8, "heading-level-one")]
    [InlineData("Title\n===", 6, "heading-level-one")]
    [InlineData("### Too deep", 6, "heading-skips")]
    [InlineData("## Good\n\n#### Too deep", 8, "heading-skips")]
    [InlineData("## Good\n\n:::key-point\n#### Too deep\n:::", 9, "heading-skips")]
    public void AHeadingOutOfOrder_IsFound(string body, int line, string rule) =>
        Assert.Equal($"{LessonPath}:{line}: error: {rule}", new SampleFolder().Lesson(body).Findings());

    [Fact]
    public void HeadingsMayGoBackUpByMoreThanOneLevel() =>
        Assert.Empty(new SampleFolder().Lesson("## A\n\n### B\n\n#### C\n\n## D").Findings());

    [Fact]
    public void TextThatIsHarderThanThePagePromises_IsFoundWhereThePromiseStands()
    {
        var hard = string.Concat(Enumerable.Repeat("Multidisciplinary organisational accountability arrangements necessitate comprehensive documentation. ", 20));

        var finding = Assert.Single(new SampleFolder().Page(hard, readingAge: 11).Compile().Findings);

        Assert.Equal($"{PagePath}:5: error: reading-level", Brief(finding));
    }

    [Fact]
    public void ALessonIsHeldToItsCourse_UnlessItPromisesSomethingItself()
    {
        var middling = string.Concat(Enumerable.Repeat("People who talk regularly with families usually understand what they need a good deal better than others do. ", 10));

        Assert.Equal($"{LessonPath}:1: error: reading-level", new SampleFolder().Lesson(middling).Findings());
        Assert.Empty(new SampleFolder().Lesson(middling, "reading-age: 20\n").Findings());
    }

    [Fact]
    public void AFewWordsAreTooFewToMeasure() =>
        Assert.Empty(new SampleFolder().Page("Multidisciplinary organisational accountability arrangements necessitate documentation.", readingAge: 8).Findings());

    [Fact]
    public void ALessonThatIsDeclaredHeavy_NeedsANote() =>
        Assert.Equal($"{LessonPath}:5: error: heavy-without-note", new SampleFolder().Lesson("Text.\n\n## Heading", "heavy: [threats]\n").Findings());

    [Fact]
    public void ANoteAfterTheHeavyPart_ComesTooLate()
    {
        const string Body = "Text.\n\n## Heading\n\nShe was stabbed.\n\n:::content-note\ntopics: [violence]\n---\nThis is heavy.\n:::";

        Assert.Equal($"{LessonPath}:11: error: heavy-without-note", new SampleFolder().Lesson(Body, "heavy: [violence]\n").Findings());
    }

    [Fact]
    public void ANoteBeforeAnythingHeavy_MayStandUnderAHeading()
    {
        const string Body = "Text.\n\n## Heading\n\n:::content-note\ntopics: [violence]\n---\nThis is heavy.\n:::\n\nShe was stabbed.";

        Assert.Empty(new SampleFolder().Lesson(Body, "heavy: [violence]\n").Findings());
    }

    [Fact]
    public void DwellingOnSuicideWithoutDeclaringIt_IsFoundWhereItStarts()
    {
        const string Body = "Text.\n\nSuicide is hard to speak of. A suicidal parent may not.\n\nAsk about suicide. After an overdose, ask again. Suicide can be spoken of.";

        Assert.Equal($"{LessonPath}:8: error: heavy-without-note", new SampleFolder().Lesson(Body).Findings());
    }

    [Fact]
    public void SpeakingOfItMoreThanInPassing_IsWorthALook()
    {
        var folder = new SampleFolder().Lesson("A funeral is hard.\n\nSo is the week after a funeral, and the next funeral.");

        Assert.Equal($"{LessonPath}:6: warning: heavy-without-note", folder.Findings());
        Assert.Single(folder.Compile().Courses[0].Lessons);
    }

    [Fact]
    public void NamingASubjectInPassing_IsNotDwellingOnIt() =>
        Assert.Empty(new SampleFolder().Lesson("Exploitation, abuse and missing episodes come up in court. Suicide is spoken of in another lesson.").Findings());
}
