using Pace.Learning.Tests.Agreements;

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
    public async Task LockVersions_AddsWhatIsNotLocked_Once_AndNothingWhileTheContentHasErrors()
    {
        using var data = new TemporaryFolder();
        var content = new AgreementContent();
        try
        {
            var list = Path.Combine(content.Folder, "agreements", "locked.txt");
            var locked = await File.ReadAllLinesAsync(list);
            content.AddSecondVersion(new DateOnly(2026, 1, 1));
            var all = await File.ReadAllLinesAsync(list);
            var added = Assert.Single(all.Except(locked));
            string[] both = [.. locked, added];
            await File.WriteAllLinesAsync(list, locked);

            // Its day has come, and it isn't locked.
            var (exitCode, output) = await RunAsync("check", content.Folder);
            Assert.Equal(1, exitCode);
            Assert.Contains("agreements/parent-charter/2.md:2: error: unlocked-version:", output, StringComparison.Ordinal);

            (exitCode, output) = await RunAsync("lock-versions", content.Folder);
            Assert.Equal(0, exitCode);
            Assert.Contains(added, output, StringComparison.Ordinal);
            Assert.Contains("1 versions added to agreements/locked.txt", output, StringComparison.Ordinal);
            Assert.Equal(both, await File.ReadAllLinesAsync(list));

            (exitCode, output) = await RunAsync("lock-versions", content.Folder);
            Assert.Equal(0, exitCode);
            Assert.Contains("0 versions added", output, StringComparison.Ordinal);
            Assert.Equal(both, await File.ReadAllLinesAsync(list));

            // What is locked and was changed is not locked anew: the list stays, and the check says so.
            content.Tamper("parent-charter/2.md", "three days", "three weeks");
            (exitCode, output) = await RunAsync("lock-versions", content.Folder);
            Assert.Equal(1, exitCode);
            Assert.Contains("Nothing was written", output, StringComparison.Ordinal);
            Assert.Equal(both, await File.ReadAllLinesAsync(list));
            Assert.Equal(2, (await RunAsync("lock-versions", "no-such-folder")).ExitCode);
        }
        finally
        {
            content.Delete();
        }

        Task<(int ExitCode, string Output)> RunAsync(params string[] args) => SiteCommand.RunAsync(data.Path, null, ["content", .. args]);
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
