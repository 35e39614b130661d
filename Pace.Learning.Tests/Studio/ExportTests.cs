using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Studio.Files;
using Pace.Learning.Web.Studio.Releases;

namespace Pace.Learning.Tests.Studio;

/// <summary>What is public, written as files: the same bytes where nothing changed, and only what changed where something did.</summary>
public sealed class ExportTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Export_IsTheSameByteForByte_ButForWhatWasPublished()
    {
        const string Changed = "courses/meetings-as-equals/02-information/01-what-is-worth-noting.md";
        // Taken in and written on, but not published: the file stays what it is.
        await app.WrittenAsync("courses/meetings-as-equals/02-information/02-how-do-you-know.md", text => text + "\nA draft.\n");
        var id = await app.ApprovedAsync(Changed, text => text + "\nKeep the bus ticket.\n");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var result = await scope.ServiceProvider.GetRequiredService<ReleaseRecorder>().PublishAsync("", [new WantedItem(id, [], [])], null, (await app.MemberAsync(Roles.Publisher)).Id, CancellationToken.None);
            Assert.True(result.IsPublished, string.Join('\n', result.Blockers));
        }
        using var target = new TemporaryFolder();
        var (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "content", "export", target.Path);
        Assert.True(exitCode == 0, output);
        var differ = BytesOf(Repository.Content).Where(f => !BytesOf(target.Path).TryGetValue(f.Key, out var bytes) || !bytes.AsSpan().SequenceEqual(f.Value)).Select(f => f.Key).ToList();
        Assert.Equal([Changed], differ);
        Assert.Equal(BytesOf(Repository.Content).Keys.Order(), BytesOf(target.Path).Keys.Order());
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Content, Changed)) + "\nKeep the bus ticket.\n", await File.ReadAllTextAsync(Path.Combine(target.Path, Changed)));
    }

    [Fact]
    public async Task Export_OverwritesNothing()
    {
        using var target = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(target.Path, "mine.txt"), "mine");
        var (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "content", "export", target.Path);
        Assert.Equal(2, exitCode);
        Assert.Contains("empty folder", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyFile_WhateverItsLineEndsAndMark_ComesBackByteForByte_WhenItsTextWasNotChanged() => Prop.ForAll(Trees.Arbitrary, tree =>
    {
        using var target = new TemporaryFolder();
        // Each text is laid over its own file, as a draft would send it back: with plain line feeds and one at its end.
        var texts = tree.Files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(WithoutMark(f.Value)).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n");
        ExportCommand.Write(new MemoryFolder(tree.Files), new PublishedOverlay(texts, new HashSet<string>()), target.Path);
        var written = BytesOf(target.Path);
        return tree.Files.All(f => written[f.Key].AsSpan().SequenceEqual(f.Value)) && written.Count == tree.Files.Count;
    }).QuickCheckThrowOnFailure();

    private static byte[] WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;

    private static Dictionary<string, byte[]> BytesOf(string folder) =>
        new DiskFolder(folder).Paths.ToDictionary(p => p, p => File.ReadAllBytes(Path.Combine(folder, p)));

    /// <summary>Folders of texts with line ends, marks and ends of every kind.</summary>
    private sealed record Tree(IReadOnlyDictionary<string, byte[]> Files)
    {
        public override string ToString() => string.Join('\n', Files.Select(f => $"{f.Key}: {Convert.ToHexString(f.Value)}"));
    }

    private static class Trees
    {
        private static readonly Gen<string> Line = Gen.Elements("", "Plain words.", "## A heading", "– dash, ‘quotes’ and é", ":::key-point", "  indented", "trailing  ");

        private static readonly Gen<byte[]> File =
            from lines in Line.ListOf()
            from end in Gen.Elements("\n", "\r\n")
            from hasMark in Gen.Elements(true, false)
            from closes in Gen.Elements(0, 1, 3)
            let text = string.Join(end, lines) + string.Concat(Enumerable.Repeat(end, closes))
            select (byte[])[.. hasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];

        public static Arbitrary<Tree> Arbitrary => Arb.From(
            from files in File.NonEmptyListOf()
            select new Tree(files.Select((f, i) => (Path: $"pages/page-{i}.md", Bytes: f)).ToDictionary(f => f.Path, f => f.Bytes)));
    }
}
