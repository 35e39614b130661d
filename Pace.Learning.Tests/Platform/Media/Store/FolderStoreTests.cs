using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Tests.Platform.Media.Store;

/// <summary>The data folder as a store.</summary>
public sealed class FolderStoreTests : StoreContract
{
    private protected override Task<IMediaStore> CreateAsync() => Task.FromResult<IMediaStore>(new FolderStore(Folders));

    [Fact]
    public async Task AFolder_IsListed_WithTheFoldersInIt()
    {
        var before = DateTime.UtcNow.AddMinutes(-1);
        foreach (var name in new[] { "media/one.bin", "media/deep/two.bin", "media-of-others/three.bin" })
        {
            await Store.WriteAsync(name, new byte[1], TestContext.Current.CancellationToken);
        }
        var listed = Store.ListOwn("media").ToList();
        Assert.Equal(["media/deep/two.bin", "media/one.bin"], listed.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(listed, f => Assert.True(f.WrittenAt > before));
        Assert.Empty(Store.ListOwn("nothing"));
    }

    [Fact]
    public async Task Files_AreTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }
        await Store.WriteAsync("media/deep/one.bin", new byte[1], TestContext.Current.CancellationToken);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folders.Data, "media", "deep", "one.bin")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Folders.Data, "media", "deep")));
    }
}
