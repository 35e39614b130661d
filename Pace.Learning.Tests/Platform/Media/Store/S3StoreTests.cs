using Amazon.S3;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Tests.Platform.Media.Store;

/// <summary>A store that speaks S3, against a server that others wrote.</summary>
public sealed class S3StoreTests(S3Server server) : StoreContract
{
    private protected override async Task<IMediaStore> CreateAsync() => new S3Store(await server.NewAsync(), Folders);

    // S3 does; this server writes a file and its checksum one after the other, and two who write at once may leave one's file with the other's checksum. The site gives different bytes different names.
    private protected override bool OneNameIsWrittenWhole => false;

    [Fact]
    public async Task AWrongSecret_IsAFailure_AndNotAMissingFile()
    {
        var options = await server.NewAsync();
        using var right = new S3Store(options, Folders);
        await right.WriteAsync("media/one.bin", new byte[1], TestContext.Current.CancellationToken);
        options.SecretKey = "another";
        using var wrong = new S3Store(options, Folders);
        await Assert.ThrowsAsync<AmazonS3Exception>(() => wrong.OpenAsync("media/one.bin", 0, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<AmazonS3Exception>(() => wrong.WriteAsync("media/two.bin", new byte[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task NothingIsListed_SinceAnotherSiteMayWriteThere()
    {
        await Store.WriteAsync("media/one.bin", new byte[1], TestContext.Current.CancellationToken);
        Assert.Empty(Store.ListOwn("media"));
    }

    [Fact]
    public async Task WhatWaitedToBeSentWhenTheSiteWasKilled_Goes_OnceItIsOld()
    {
        await Store.WriteAsync("media/one.bin", new byte[1], TestContext.Current.CancellationToken);
        var waiting = Path.Combine(Folders.Data, "to-store", $"{Guid.NewGuid():N}.part");
        await File.WriteAllBytesAsync(waiting, [1], TestContext.Current.CancellationToken);
        Store.DeleteUnfinished("media", DateTime.UtcNow - TimeSpan.FromHours(1));
        Assert.True(File.Exists(waiting));
        Store.DeleteUnfinished("media", DateTime.UtcNow + TimeSpan.FromHours(1));
        Assert.False(File.Exists(waiting));
    }

    [Fact]
    public async Task Prefixes_KeepSitesApart()
    {
        using var other = new S3Store(await server.NewAsync(), Folders);
        await Store.WriteAsync("media/one.bin", new byte[1], TestContext.Current.CancellationToken);
        Assert.False(await other.ExistsAsync("media/one.bin", TestContext.Current.CancellationToken));
    }
}
