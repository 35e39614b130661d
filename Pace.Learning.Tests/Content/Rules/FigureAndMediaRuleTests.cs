using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class FigureAndMediaRuleTests
{
    [Theory]
    [InlineData("value: 91%\nsays: of parents\nsample: 22 of 61", 6, "figure-without-source")]
    [InlineData("value: 91%\nsays: of parents\nsample: 22 of 61\nsource: own", 10, "figure-without-source")]
    [InlineData("value: 91%\nsays: of parents\nsample: 22 of 61\nsource: XYZ", 10, "unknown-source")]
    [InlineData("value: 91%\nsays: of parents\nsource: TCE", 6, "missing-field")]
    [InlineData("image: media/photo.png\ncaption: A meeting\nsource: own", 6, "missing-alt")]
    [InlineData("image: media/none.png\nalt: A table\ncaption: A meeting\nsource: own", 7, "broken-link")]
    [InlineData("image: photo.png\nalt: A table\ncaption: A meeting\nsource: own", 7, "broken-link")]
    [InlineData("image: media/../sources.yaml\nalt: A table\ncaption: A meeting\nsource: own", 7, "broken-link")]
    public void AFigureWithoutWhatItNeeds_IsFound(string fields, int line, string rule) =>
        Assert.Equal($"{LessonPath}:{line}: error: {rule}", new SampleFolder().Lesson($":::figure\n{fields}\n---\n:::").Findings());

    [Theory]
    [InlineData("kind: video\nsrc: media/a-film.mp4\ntranscript: media/a-call.md", 6, "missing-captions")]
    [InlineData("kind: video\nsrc: media/a-film.mp4\ntranscript: media/a-call.md\ncaptions: media/a-call.md", 11, "bad-value")]
    [InlineData("kind: audio\nsrc: media/a-call.mp3", 6, "missing-transcript")]
    [InlineData("kind: audio\nsrc: media/none.mp3\ntranscript: media/a-call.md", 9, "broken-link")]
    [InlineData("kind: audio\nsrc: media/a-call.mp3\ntranscript: media/none.md", 10, "broken-link")]
    [InlineData("kind: hologram\nsrc: media/a-call.mp3\ntranscript: media/a-call.md", 8, "bad-value")]
    public void SoundAndFilmWithoutTheirWords_AreFound(string fields, int line, string rule) =>
        Assert.Equal($"{LessonPath}:{line}: error: {rule}", new SampleFolder().Lesson($":::media A call\nid: a-call\n{fields}\n---\n:::").Findings());

    [Fact]
    public void AFaultInATranscript_IsFoundInTheTranscript_AndHoldsBackTheLesson()
    {
        var folder = new SampleFolder().With("media/a-call.md", "Hello.\n\n[x](javascript:alert(1))")
            .Lesson(":::media A call\nid: a-call\nkind: audio\nsrc: media/a-call.mp3\ntranscript: media/a-call.md\n---\n:::");

        Assert.Equal("media/a-call.md:3: error: unsafe-link", folder.Findings());
        Assert.False(folder.Compile().TryGetLesson(LessonUrl, out _));
    }

    [Theory]
    [InlineData("Text.\n\n![](media/photo.png)", 8, "missing-alt")]
    [InlineData("![A table](https://example.org/photo.png)", 6, "broken-link")]
    [InlineData("![A table](media/none.png)", 6, "broken-link")]
    public void APictureInTheText_NeedsWordsAndAFile(string body, int line, string rule) =>
        Assert.Equal($"{LessonPath}:{line}: error: {rule}", new SampleFolder().Lesson(body).Findings());

    [Fact]
    public void ADownloadThatIsNotThere_IsFound() =>
        Assert.Equal($"{LessonPath}:7: error: broken-link", new SampleFolder().Lesson(":::download A\nfile: downloads/none.md\n---\n:::").Findings());

    [Theory]
    [InlineData("Most agreed.\n\nIn all, 44% agreed.", 8)]
    [InlineData("- One\n- 44.5 per cent agreed", 7)]
    [InlineData("Only 4 of 32 said so.", 6)]
    [InlineData("| What | How many |\n|---|---|\n| Agreed | 44% |", 8)]
    [InlineData(":::key-point\nSo said 91%.\n:::", 7)]
    public void AStatisticWithoutItsSourceBesideIt_IsFound(string body, int line) =>
        Assert.Equal($"{LessonPath}:{line}: error: statistic-without-source", new SampleFolder().Lesson(body).Findings());

    [Fact]
    public void ACountInWords_MayBeAStatistic() =>
        Assert.Equal($"{LessonPath}:6: warning: statistic-without-source", new SampleFolder().Lesson("Only four of the 32 said so.").Findings());

    [Theory]
    [InlineData("In all, 44% agreed [@TCE].")]
    [InlineData("- 4 of 32 said so\n\n  [@TCE]")]
    [InlineData("| What | How many |\n|---|---|\n| Agreed [@TCE] | 44% |")]
    [InlineData("Chapter 3 of the guide, in 2014, says 10 or 12 things. A1% is a road.")]
    public void ANumberThatIsCitedOrNoStatistic_IsLeftAlone(string body) => Assert.Empty(new SampleFolder().Lesson(body).Findings());

    [Fact]
    public void ACitationOfASourceThatIsNotThere_IsFound() =>
        Assert.Equal($"{LessonPath}:8: error: unknown-source", new SampleFolder().Lesson("One.\n\nTwo [@XYZ].").Findings());
}
