using Pace.Learning.Tests.Support;

namespace Pace.Learning.Tests.Platform;

/// <summary>The command as a writer or a CI job calls it. What each rule finds, and where, is under Content/Rules.</summary>
public sealed class ContentCheckTests
{
    private const string HardSentence =
        "Multidisciplinary organisational considerations necessitate comprehensive interdepartmental communication methodologies "
        + "notwithstanding considerable administrative complexities characteristically experienced internationally. ";

    [Fact]
    public async Task ContentOfTheRepository_IsFine()
    {
        using var data = new TemporaryFolder();
        var (exitCode, output) = await SiteCommand.RunAsync(data.Path, null, "content", "check", "content");
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task EachMistake_IsNamedWithItsLine()
    {
        using var folder = new TemporaryFolder();
        // The command's own data folder must not lie in the content that it reads.
        using var data = new TemporaryFolder();
        var pages = Directory.CreateDirectory(Path.Combine(folder.Path, "pages")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "published-ids.txt"), "page-one pages/one.md\npage-gone pages/gone.md\n");
        await File.WriteAllTextAsync(Path.Combine(pages, "one.md"), """
            ---
            id: page-one
            title: One
            summary: A page with mistakes.
            reading-age: 12
            colour: blue
            ---
            # A second title

            #### Too deep

            ![](media/no-words.png)

            [Nowhere](/no-such-page) and [a trick](javascript:alert) and 90% of people.

            :::banana
            What is this?
            :::

            :::figure
            value: 3
            says: of something
            sample: n=3
            ---
            :::
            """);
        await File.WriteAllTextAsync(Path.Combine(pages, "two.md"), """
            ---
            id: page-one
            title: Two
            summary: The same id again, and far too hard to read.
            reading-age: 8
            ---

            """ + string.Concat(Enumerable.Repeat(HardSentence, 8)));

        var (exitCode, output) = await SiteCommand.RunAsync(data.Path, null, "content", "check", folder.Path);

        Assert.Equal(1, exitCode);
        var lines = output.Split('\n').Select(l => l.Trim()).ToList();
        foreach (var expected in new[]
        {
            "pages/one.md:6: error: unknown-field:", "pages/one.md:8: error: heading-level-one:", "pages/one.md:10: error: heading-skips:", "pages/one.md:12: error: missing-alt:",
            "pages/one.md:14: error: broken-link:", "pages/one.md:14: error: unsafe-link:", "pages/one.md:14: error: statistic-without-source:",
            "pages/one.md:16: error: unknown-block:", "pages/one.md:20: error: figure-without-source:",
            "pages/two.md:2: error: duplicate-id:", "pages/two.md:5: error: reading-level:", "published-ids.txt:2: error: changed-id:",
        })
        {
            Assert.Contains(lines, line => line.StartsWith(expected, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task FolderThatIsNotThere_CouldNotBeRead()
    {
        using var data = new TemporaryFolder();
        var (exitCode, output) = await SiteCommand.RunAsync(data.Path, null, "content", "check", "no-such-folder");
        Assert.Equal(2, exitCode);
        Assert.Contains("There is no folder no-such-folder", output, StringComparison.Ordinal);
    }
}
