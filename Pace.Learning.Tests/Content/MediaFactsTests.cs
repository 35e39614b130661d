using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Library;
using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content;

/// <summary>What documents make of what a library knows of its files.</summary>
public sealed class MediaFactsTests
{
    private static readonly MediaFacts Table = new()
    {
        Alt = "A \"round\" table", Width = 2_000, Height = 1_000, Served = "~abc.png", Smaller = [new(480, "~a.webp"), new(960, "~b.webp")], LongDescription = "Five chairs & a pot.",
    };

    [Fact]
    public void APicture_IsOfferedInItsSizes_UnderItsLastingAddress_WithTheLibrarysWords()
    {
        var library = Compile("![](media/photo.png)", Table);
        Assert.Equal(
            """<p><img src="/media/~abc.png" alt="A &quot;round&quot; table" srcset="/media/~a.webp 480w, /media/~b.webp 960w, /media/~abc.png 2000w" sizes="(min-width: 44rem) 40rem, 92vw" width="2000" height="1000" loading="lazy"></p>""",
            Html(library).Trim());
    }

    [Fact]
    public void WordsInTheDocument_ComeBeforeTheLibrarys() => Assert.Contains("alt=\"Here\"", Html(Compile("![Here](media/photo.png)", Table)), StringComparison.Ordinal);

    [Fact]
    public void ADecorativePicture_NeedsNoWords() => Assert.Contains("alt=\"\"", Html(Compile("![](media/photo.png)", Table with { Alt = "" })), StringComparison.Ordinal);

    [Fact]
    public void APictureOfWhichNobodySaidWhatItShows_StillNeedsWords() => Assert.Equal([$"{LessonPath}:8: error: missing-alt"], FindingsOf(Compile("Text.\n\n![](media/photo.png)", Table with { Alt = null })));

    [Fact]
    public void AFigure_CarriesTheLongDescription() =>
        Assert.Contains("<p>Five chairs &amp; a pot.</p></details>", Html(Compile(":::figure\nimage: media/photo.png\ncaption: A table\nsource: own\n---\n:::", Table)), StringComparison.Ordinal);

    [Fact]
    public void WhatShowsAParent_IsAHole_OfWhichSearchKnowsOnlyWhatStandsInstead()
    {
        var lesson = Lesson(Compile(":::figure\nimage: media/photo.png\nalt: SECRET\ncaption: SECRET-TOO\nsource: own\ninstead: A picture stood here.\n---\nSECRET-NOTE\n:::", Table with { Guard = "key" }));
        var block = Assert.IsType<GuardedMediaBlock>(Assert.Single(lesson.Body.PersonalBlocks));
        Assert.Equal("key", block.Guard);
        Assert.Contains("alt=\"SECRET\"", block.ShownHtml.Value, StringComparison.Ordinal);
        Assert.Equal("<p class=\"media-instead\">A picture stood here.</p>", block.InsteadHtml.Value.Trim());
        Assert.DoesNotContain("SECRET", string.Concat(lesson.Body.Segments.OfType<HtmlSegment>().Select(s => s.Html.Value)), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", lesson.Body.PlainText, StringComparison.Ordinal);
        Assert.Contains("A picture stood here.", lesson.Body.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void AFilmOfAParent_GoesWithItsWords()
    {
        var lesson = Lesson(Compile(":::media A talk\nid: a-talk\nkind: video\nsrc: media/a-film.mp4\ncaptions: media/a-film.vtt\ntranscript: media/a-call.md\ninstead: A film stood here.\n---\n:::", new MediaFacts { Guard = "key" }));
        var block = Assert.IsType<GuardedMediaBlock>(Assert.Single(lesson.Body.PersonalBlocks));
        Assert.Contains("src=\"/media/a-film.mp4\"", block.ShownHtml.Value, StringComparison.Ordinal);
        Assert.Contains("Hello.", block.ShownHtml.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello.", lesson.Body.PlainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![A parent](media/photo.png)", "6: error: misplaced-block")]
    [InlineData(":::figure\nimage: media/photo.png\ncaption: A table\nsource: own\n---\n:::", "6: error: missing-field")]
    [InlineData(":::media A talk\nid: a-talk\nkind: audio\nsrc: media/other.mp3\ntranscript: media/a-call.md\n---\n:::", "10: error: misplaced-block")]
    public void WhatShowsAParent_StandsNowhereElse(string body, string finding) => Assert.Equal([$"{LessonPath}:{finding}"], FindingsOf(Compile(body, Table with { Guard = "key" })));

    [Fact]
    public void OnAPage_WhichIsTheSameForEverybody_NothingShowsAParent()
    {
        var folder = new SampleFolder().Page(":::figure\nimage: media/photo.png\ncaption: A table\nsource: own\ninstead: Nothing.\n---\n:::").Files;
        Assert.Equal([$"{PagePath}:7: error: misplaced-block"], FindingsOf(new ContentCompiler().Compile(new Described(folder, Table with { Guard = "key" }))));
    }

    private static ContentLibrary Compile(string body, MediaFacts facts) =>
        new ContentCompiler().Compile(new Described(new SampleFolder().With("media/other.mp3", "sound").Lesson(body).Files, facts));

    private static Lesson Lesson(ContentLibrary library)
    {
        Assert.Empty(library.Findings);
        return library.TryGetLesson(LessonUrl, out var place) ? place.Lesson : throw new InvalidOperationException("The lesson isn't there.");
    }

    private static string Html(ContentLibrary library) => string.Concat(Lesson(library).Body.Segments.Cast<HtmlSegment>().Select(s => s.Html.Value));

    private static string[] FindingsOf(ContentLibrary library) => [.. library.Findings.Select(f => $"{f.Path}:{f.Line}: {f.Severity.ToString().ToLowerInvariant()}: {f.Rule}")];

    /// <summary>A folder of which some files are known better than by their bytes.</summary>
    private sealed class Described(IContentFolder folder, MediaFacts facts) : IContentFolder
    {
        public IReadOnlyCollection<string> Paths => folder.Paths;

        public long BytesOf(string path) => folder.BytesOf(path);

        public Stream Open(string path) => folder.Open(path);

        public MediaFacts? FactsOf(string path) => path is "media/photo.png" or "media/a-film.mp4" or "media/a-film.vtt" or "media/a-call.md" ? facts : null;
    }
}
