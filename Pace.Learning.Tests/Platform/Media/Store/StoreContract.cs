using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Tests.Platform.Media.Store;

/// <summary>What holds of every store.</summary>
public abstract class StoreContract : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder data = new();

    /// <summary>The store under test.</summary>
    private protected IMediaStore Store { get; private set; } = null!;

    private protected Folders Folders => new(data.Path, data.Path);

    private protected abstract Task<IMediaStore> CreateAsync();

    /// <summary>Whether two who write one file at once leave it as one of them wrote it.</summary>
    private protected virtual bool OneNameIsWrittenWhole => true;

    public async ValueTask InitializeAsync() => Store = await CreateAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        (Store as IDisposable)?.Dispose();
        data.Dispose();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(9_000_000)]
    public async Task WhatIsWritten_IsReadBack(int length)
    {
        var bytes = Bytes(length);
        await Store.WriteAsync("media/one.bin", bytes, Stop);
        Assert.Equal(length, await Store.LengthAsync("media/one.bin", Stop));
        Assert.Equal(bytes, await ReadAsync("media/one.bin", 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99_999)]
    [InlineData(100_000)]
    public async Task AFile_IsReadFromAnyPlace(int from)
    {
        var bytes = Bytes(100_000);
        await Store.WriteAsync("media/one.bin", bytes, Stop);
        Assert.Equal(bytes[from..], await ReadAsync("media/one.bin", from));
    }

    [Fact]
    public async Task AStream_GoesToAndFro()
    {
        var bytes = Bytes(300_000);
        await Store.WriteAsync("media/one.bin", bytes, Stop);
        await using var stream = (await Store.OpenAsync("media/one.bin", Stop))!;
        Assert.Equal(bytes.Length, stream.Length);
        foreach (var (at, count) in new[] { (250_000, 50_000), (0, 10), (10, 90), (299_999, 1), (5, 100_000) })
        {
            stream.Position = at;
            var part = new byte[count];
            await stream.ReadExactlyAsync(part, Stop);
            Assert.Equal(bytes[at..(at + count)], part);
        }
        stream.Position = bytes.Length;
        Assert.Equal(0, await stream.ReadAsync(new byte[1], Stop));
    }

    [Fact]
    public async Task WhatIsNotThere_IsNothing()
    {
        Assert.Null(await Store.LengthAsync("media/none.bin", Stop));
        Assert.False(await Store.ExistsAsync("media/none.bin", Stop));
        Assert.Null(await Store.OpenAsync("media/none.bin", 0, Stop));
        Assert.Null(await Store.OpenAsync("media/none.bin", Stop));
        await Store.DeleteAsync("media/none.bin", Stop);
    }

    [Fact]
    public async Task WhatIsDeleted_IsGone_AndNothingElse()
    {
        await Store.WriteAsync("media/one.bin", Bytes(10), Stop);
        await Store.WriteAsync("media/other.bin", Bytes(11), Stop);
        await Store.DeleteAsync("media/one.bin", Stop);
        Assert.Null(await Store.OpenAsync("media/one.bin", 0, Stop));
        Assert.True(await Store.ExistsAsync("media/other.bin", Stop));
    }

    [Fact]
    public async Task WhatIsWrittenAgain_ReplacesWhatWasThere()
    {
        await Store.WriteAsync("media/one.bin", Bytes(1_000), Stop);
        await Store.WriteAsync("media/one.bin", Bytes(5), Stop);
        Assert.Equal(Bytes(5), await ReadAsync("media/one.bin", 0));
    }

    [Fact]
    public async Task AWriterThatTakesItBack_LeavesWhatWasThere()
    {
        await Store.WriteAsync("media/one.bin", Bytes(10), Stop);
        Assert.False(await Store.WriteAsync("media/one.bin", HalfAsync, Stop));
        Assert.False(await Store.WriteAsync("media/two.bin", HalfAsync, Stop));
        Assert.Equal(Bytes(10), await ReadAsync("media/one.bin", 0));
        Assert.False(await Store.ExistsAsync("media/two.bin", Stop));
        AssertNothingIsLeftHalf();

        static async Task<bool> HalfAsync(Stream to, CancellationToken stop)
        {
            await to.WriteAsync(Bytes(100), stop);
            return false;
        }
    }

    [Fact]
    public async Task AWriterThatFails_LeavesWhatWasThere()
    {
        await Store.WriteAsync("media/one.bin", Bytes(10), Stop);
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.WriteAsync("media/one.bin", async (to, stop) =>
        {
            await to.WriteAsync(Bytes(100), stop);
            throw new InvalidDataException();
        }, Stop));
        Assert.Equal(Bytes(10), await ReadAsync("media/one.bin", 0));
        AssertNothingIsLeftHalf();
    }

    [Fact]
    public async Task AReader_KeepsWhatItOpened_WhileItIsReplaced()
    {
        var before = Bytes(2_000_000);
        await Store.WriteAsync("media/one.bin", before, Stop);
        await using var open = (await Store.OpenAsync("media/one.bin", 0, Stop))!;
        var first = new byte[10];
        await open.ReadExactlyAsync(first, Stop);
        await Store.WriteAsync("media/two.bin", Bytes(5), Stop);
        using var rest = new MemoryStream();
        await open.CopyToAsync(rest, Stop);
        Assert.Equal(before, first.Concat(rest.ToArray()).ToArray());
    }

    [Fact]
    public async Task ManyAtOnce_AreKeptWhole()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.WriteAsync(i == 0 || (OneNameIsWrittenWhole && i % 2 == 0) ? "media/one.bin" : $"media/{i}.bin", Bytes(50_000 + i), Stop)));
        var one = await ReadAsync("media/one.bin", 0);
        Assert.Contains(one.Length, Enumerable.Range(0, 20).Where(i => i % 2 == 0).Select(i => 50_000 + i));
        Assert.Equal(Bytes(one.Length), one);
        Assert.Equal(Bytes(50_019), await ReadAsync("media/19.bin", 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secret")]
    [InlineData("media/../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("media//one")]
    [InlineData("media/.hidden")]
    [InlineData("media/One.bin")]
    [InlineData("media\\one")]
    [InlineData("media/one.bin\n")]
    [InlineData("media/one\0.bin")]
    [InlineData("C:/one")]
    public async Task ANameThatLeadsElsewhere_IsRefused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(name, Bytes(1), Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.LengthAsync(name, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(name, 0, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(name, Stop));
    }

    private void AssertNothingIsLeftHalf() => Assert.Empty(Directory.GetFiles(data.Path, "*.part", SearchOption.AllDirectories));

    private async Task<byte[]> ReadAsync(string name, long from)
    {
        await using var stream = (await Store.OpenAsync(name, from, Stop))!;
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, Stop);
        return all.ToArray();
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
