using Microsoft.Extensions.Time.Testing;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Platform.Published;

public sealed class WatchedFolderTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Start);
    private readonly WatchedFolder watched;

    public WatchedFolderTests()
    {
        watched = new(folder.Path, clock);
        Write("a.md", "First.", Start.UtcDateTime);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AsLongAsNothingChanges_TheNumberStays_AlsoWhenFilesSettle()
    {
        var number = watched.Look();

        foreach (var _ in Enumerable.Range(0, 4))
        {
            Assert.Equal(number, watched.Look());
            clock.Advance(TimeSpan.FromSeconds(6));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(60)]
    public void AnEditOfTheSameSizeInTheSameTick_IsSeen_WheneverTheNextLookIs(int seconds)
    {
        var number = watched.Look();

        Write("a.md", "Other.", Start.UtcDateTime);
        clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.NotEqual(number, number = watched.Look());
        Assert.Equal(number, watched.Look());
    }

    [Fact]
    public void AFileThatIsWrittenTo_Added_RemovedOrRenamed_IsSeen()
    {
        clock.Advance(TimeSpan.FromHours(1));
        var number = watched.Look();

        Write("a.md", "Other.", Start.UtcDateTime.AddMinutes(1));
        Assert.NotEqual(number, number = watched.Look());
        Write("b.md", "More.", Start.UtcDateTime);
        Assert.NotEqual(number, number = watched.Look());
        File.Move(Path.Combine(folder.Path, "b.md"), Path.Combine(folder.Path, "c.md"));
        Assert.NotEqual(number, number = watched.Look());
        File.Delete(Path.Combine(folder.Path, "c.md"));
        Assert.NotEqual(number, number = watched.Look());
        Assert.Equal(number, watched.Look());
    }

    [Fact]
    public void ALinkThatLeadsNowhere_ChangesNothingByItself()
    {
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.md"), Path.Combine(folder.Path, "nowhere.md"));

        Assert.Equal(watched.Look(), watched.Look());
    }

    [Fact]
    public void AFolderThatIsAway_IsNeverTheSameAsBefore()
    {
        var away = new WatchedFolder(Path.Combine(folder.Path, "away"), clock);

        Assert.NotEqual(away.Look(), away.Look());
    }

    private void Write(string name, string text, DateTime at)
    {
        File.WriteAllText(Path.Combine(folder.Path, name), text);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, name), at);
    }
}
