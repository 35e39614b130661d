using Pace.Learning.Content.Search;

namespace Pace.Learning.Tests.Content.Search;

public sealed class SearchIndexTests : IDisposable
{
    private readonly SearchIndex index = new(new SampleFolder()
        .Lesson("Grooming drives a wedge between a child and the family.\n\n## What exploitation does\n\nWhen a child is missing, ring first. <b>Bold</b> & more.", title: "The wedge")
        .Lesson("""
            A plan that everybody answers for mentions grooming once.

            :::parent-voice
            id: v
            contribution: first
            about: Xylophones in private
            ---
            Zeppelins stand here.
            :::
            """, path: "courses/words/01-records/02-plan.md", id: "plan", title: "Plans that hold, grooming and safeguarding")
        .Page("Somebody to talk to, about safeguarding as well.")
        .With("pathways/front.md", "---\nid: front\ntitle: On the front line\nsummary: A way for those who meet families.\nlevel: frontline-staff\nreading-age: 12\nsteps:\n  - course: words\n    why: Because records travel.\n---\n")
        .Compile());

    public void Dispose() => index.Dispose();

    [Fact]
    public void EveryKindOfDocument_IsFound()
    {
        Assert.Contains(index.Search("about words").Results, r => r is { Kind: SearchKind.Course, Url: "/courses/words" });
        Assert.Contains(index.Search("wedge").Results, r => r is { Kind: SearchKind.Lesson, Url: SampleFolder.LessonUrl, Context: "Words › Records" });
        Assert.Contains(index.Search("somebody to talk to").Results, r => r is { Kind: SearchKind.Page, Url: "/help" });
        Assert.Contains(index.Search("records travel").Results, r => r is { Kind: SearchKind.Pathway, Url: "/pathways/front" });
    }

    [Fact]
    public void ATitle_WeighsMoreThanTheText() =>
        Assert.Equal(["Plans that hold, grooming and safeguarding", "The wedge"], index.Search("grooming").Results.Select(r => r.Title));

    [Fact]
    public void ASnippet_MarksTheWords_AndShowsMarkupAsText()
    {
        var snippet = Assert.Single(index.Search("missing bold").Results).SnippetHtml.Value;

        Assert.Contains("a child is <mark>missing</mark>, ring first", snippet, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;<mark>Bold</mark>&lt;/b&gt; &amp; more", snippet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("safegu")]
    [InlineData("safeguarded")]
    [InlineData("SAFEGUARDING")]
    [InlineData("sáfeguarding")]
    public void TheStartOfAWord_OrAnotherFormOfIt_IsEnough(string query)
    {
        var answer = index.Search(query);

        Assert.Equal(2, answer.Results.Count);
        Assert.Null(answer.DidYouMean);
    }

    [Theory]
    [InlineData("exploitaton", "exploitation")]
    [InlineData("exlpoitation", "exploitation")]
    [InlineData("gromming", "grooming")]
    [InlineData("safegarding plan", "safeguarding plan")]
    [InlineData("a missng child", "a missing child")]
    public void ASlipOfTheKeyboard_IsForgiven_AndTheAnswerSaysSo(string query, string meant)
    {
        var answer = index.Search(query);

        Assert.Equal(meant, answer.DidYouMean);
        Assert.NotEmpty(answer.Results);
    }

    [Fact]
    public void ShortWords_AreTakenAsTheyAre() => Assert.Empty(index.Search("xyz").Results);

    [Fact]
    public void WhenNoDocumentHasAllWords_ThoseWithSomeAreShown()
    {
        var answer = index.Search("wedge talk");

        Assert.True(answer.IsLoose);
        Assert.Equal(2, answer.Results.Count);
    }

    [Fact]
    public void CommonWords_DoNotDecide() => Assert.Equal("The wedge", index.Search("what do I do when a child is missing").Results[0].Title);

    [Theory]
    [InlineData("xylophones")]
    [InlineData("zeppelins")]
    [InlineData("first")]
    public void AParentsVoice_IsNeverFound(string query) =>
        Assert.DoesNotContain(index.Search(query).Results, r => r.Url.EndsWith("/plan", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("\"")]
    [InlineData("' OR 1=1; DROP TABLE documents; --")]
    [InlineData("NEAR(a b, 3) AND NOT * ^title:")]
    [InlineData("title:wedge")]
    [InlineData("-wedge +plan")]
    [InlineData("a\0b")]
    [InlineData("🎉🎉 wedge")]
    [InlineData("\ud800")]
    [InlineData("((((((((((")]
    [InlineData("%_%*")]
    public void AQueryMadeToHurt_IsOnlyWords(string? query)
    {
        _ = index.Search(query);

        Assert.NotEmpty(index.Search("wedge").Results);
    }

    [Fact]
    public void AVeryLongQuery_IsCutShort()
    {
        Assert.NotEmpty(index.Search("wedge " + new string('x', 10_000)).Query);
        Assert.Equal(12, index.Search(string.Concat(Enumerable.Repeat("wedge ", 5_000))).Query.Split(' ').Length);
    }

    [Fact]
    public void SeededNoise_NeverThrows()
    {
        var random = new Random(20260131);
        string[] pieces = ["wedge", "\"", "'", "*", "(", ")", " AND ", " OR ", " NOT ", "NEAR", "^", ":", "-", "+", "{", "}", "\0", "\u0001", "é", "🎉", "\ud83c", "\n", "plan", "%", "\\"];
        for (var i = 0; i < 500; i++)
        {
            var query = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.InRange(index.Search(query).Results.Count, 0, 20);
        }
    }

    [Fact]
    public void ManyReaders_GetTheSameAnswerAtOnce() =>
        Parallel.For(0, 400, new() { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(2, index.Search(i % 2 == 0 ? "grooming" : "groming").Results.Count));

    [Fact]
    public void AnIndexThatWasReplaced_FindsNothing_AndDoesNotFail()
    {
        index.Dispose();

        Assert.Empty(index.Search("wedge").Results);
    }
}
