using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Tests.Content.Incremental;

/// <summary>Files on disk are known again by size and time, where those can be relied on.</summary>
public sealed class DiskStampTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ContentCompiler compiler = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AnEditOfTheSameSizeInTheSameTick_IsSeen()
    {
        var tick = DateTime.UtcNow;
        Write("First words.", tick);
        Assert.Contains("First words.", Compiled(), StringComparison.Ordinal);

        Write("Other words.", tick);

        Assert.Contains("Other words.", Compiled(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3600)]
    public void AnEditOfTheSameSizeALittleLater_IsSeen(int seconds)
    {
        var before = DateTime.UtcNow.AddDays(-1);
        Write("First words.", before);
        Assert.Contains("First words.", Compiled(), StringComparison.Ordinal);

        Write("Other words.", before.AddSeconds(seconds));

        Assert.Contains("Other words.", Compiled(), StringComparison.Ordinal);
    }

    [Fact]
    public void AFile_IsKnownAgainOnlyOnceItHasLainForAWhile()
    {
        Write("Words.", DateTime.UtcNow.AddSeconds(-2));
        Assert.Null(new DiskFolder(folder.Path).StampOf("pages/help.md"));

        Write("Words.", DateTime.UtcNow.AddSeconds(-20));
        var stamp = new DiskFolder(folder.Path).StampOf("pages/help.md");
        Assert.NotNull(stamp);
        Assert.Equal(stamp, new DiskFolder(folder.Path).StampOf("pages/help.md"));
        Write("More words.", DateTime.UtcNow.AddSeconds(-20));
        Assert.NotEqual(stamp, new DiskFolder(folder.Path).StampOf("pages/help.md"));
    }

    [Fact]
    public void AFileFromTheFuture_OrBehindALink_IsReadEachTime()
    {
        Write("Words.", DateTime.UtcNow.AddDays(1));
        Assert.Null(new DiskFolder(folder.Path).StampOf("pages/help.md"));

        Write("Words.", DateTime.UtcNow.AddDays(-1));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "pages", "link.md"), Path.Combine(folder.Path, "pages", "help.md"));
        Assert.Null(new DiskFolder(folder.Path).StampOf("pages/link.md"));
    }

    private string Compiled() => SampleFolder.Html(Assert.Single(compiler.Compile(new DiskFolder(folder.Path)).Pages).Body);

    private void Write(string text, DateTime at)
    {
        var file = Path.Combine(folder.Path, "pages", "help.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"---\nid: help\ntitle: Help\nsummary: S\nreading-age: 12\n---\n{text}\n");
        File.SetLastWriteTimeUtc(file, at);
    }
}
