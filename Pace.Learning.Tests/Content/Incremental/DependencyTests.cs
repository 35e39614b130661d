using System.Text;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Library;

namespace Pace.Learning.Tests.Content.Incremental;

/// <summary>Whatever a document takes from elsewhere, it follows when that changes, and when it changes back.</summary>
public sealed class DependencyTests
{
    private const string Media = ":::media A call\nid: call\nkind: audio\nsrc: media/a-call.mp3\ntranscript: media/a-call.md\n---\n:::";
    private const string Hard = "Organisational responsibilities necessitate considerable multidisciplinary communication capabilities. ";

    private readonly ContentCompiler compiler = new();

    [Theory]
    [InlineData("So said 5% [@TCE].", "sources.yaml", "- tag: TCE\n  title: Renamed\n  publisher: P\n  about: A\n")]
    [InlineData("So said 5% [@TCE].", "sources.yaml", "[]")]
    [InlineData("So said 5% [@NONE].", "sources.yaml", "- tag: NONE\n  title: New\n  publisher: P\n  about: A\n")]
    [InlineData("See [help](ref:help).", SampleFolder.PagePath, null)]
    [InlineData("See [help](ref:helped).", SampleFolder.PagePath, "---\nid: helped\ntitle: Help\nsummary: S\nreading-age: 12\n---\n")]
    [InlineData("See [help](ref:help#more).", SampleFolder.PagePath, "---\nid: help\ntitle: Help\nsummary: S\nreading-age: 12\n---\n## More\n")]
    [InlineData("![A photo](media/photo.png)", "media/photo.png", null)]
    [InlineData("![A photo](media/photo.png)", "media/photo.png", "no picture")]
    [InlineData("![A photo](media/other.png)", "media/other.png", "there now")]
    [InlineData("[It](/media/a-film.mp4)", "media/a-film.mp4", null)]
    [InlineData(Media, "media/a-call.mp3", null)]
    [InlineData(Media, "media/a-call.md", "**Worker:** Other words.")]
    [InlineData(Media, "media/a-call.md", ":::key-point\nNo block.\n:::")]
    [InlineData(":::download A plan\nfile: downloads/plan.pdf\n---\n:::", "downloads/plan.pdf", "as short as this")]
    [InlineData(":::download A plan\nfile: downloads/plan.pdf\n---\n:::", "downloads/plan.pdf", null)]
    [InlineData(":::download A list\nfile: downloads/checklist.md\n---\n:::", "downloads/checklist.md", "# Other\n\nOther words, and [@TCE].\n")]
    public void WhatADocumentRefersTo_IsFollowed(string lesson, string path, string? changed)
    {
        var folder = new SampleFolder().Lesson(lesson);
        var before = compiler.Compile(folder.Files);
        var kept = folder.Files.Paths.Contains(path) ? Read(folder, path) : null;

        Put(folder, path, changed is null ? null : Encoding.UTF8.GetBytes(changed));
        var after = compiler.Compile(folder.Files);
        Assert.NotEqual(LibraryText.Of(before), LibraryText.Of(after));
        Assert.Equal(LibraryText.Of(folder.Compile()), LibraryText.Of(after));

        Put(folder, path, kept);
        Assert.Equal(LibraryText.Of(before), LibraryText.Of(compiler.Compile(folder.Files)));
    }

    [Fact]
    public void TheReadingAgeOfACourse_IsFollowedByItsLessons()
    {
        var folder = new SampleFolder().Lesson(string.Concat(Enumerable.Repeat(Hard, 20)));
        var before = compiler.Compile(folder.Change(SampleFolder.CoursePath, "reading-age: 15", "reading-age: 20").Files);

        var after = compiler.Compile(folder.Change(SampleFolder.CoursePath, "reading-age: 20", "reading-age: 19").Files);

        Assert.Contains("may have 20", Message(before), StringComparison.Ordinal);
        Assert.Contains("may have 19", Message(after), StringComparison.Ordinal);
    }

    private static string Message(ContentLibrary library) => Assert.Single(library.Findings, f => f.Path == SampleFolder.LessonPath).Message;

    private static byte[] Read(SampleFolder folder, string path)
    {
        using var stream = folder.Files.Open(path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Put(SampleFolder folder, string path, byte[]? bytes)
    {
        if (bytes is null)
        {
            folder.Without(path);
        }
        else
        {
            folder.With(path, bytes);
        }
    }
}
