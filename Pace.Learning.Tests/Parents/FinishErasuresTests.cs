using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Platform.Media.Store;

namespace Pace.Learning.Tests.Parents;

/// <summary>What follows an erasure, and could not be done then, is done by a job.</summary>
public sealed class FinishErasuresTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task FilesThatNoRowNames_Go_OnceNoActCanBeAtThem_AndOthersStay()
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync(Roles.Parent);
        using var uploaded = await parent.UploadAsync(id, Recordings.Sound(5_000), "voice.mp3");
        var kept = await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == id).Select(m => m.Id).SingleAsync());
        var left = Written("recordings", $"{Guid.CreateVersion7():N}.sealed");
        var picture = Written("media/ab", new string('a', 64));

        await app.RunJobAsync<FinishErasures>();
        Assert.True(File.Exists(left));

        app.Clock.Advance(FinishErasures.Youngest + TimeSpan.FromMinutes(1));
        await app.RunJobAsync<FinishErasures>();
        Assert.False(File.Exists(left));
        Assert.False(File.Exists(picture));
        Assert.Single(Directory.GetFiles(Path.Combine(app.DataFolder, "recordings"), $"{kept:N}*"));
    }

    [Fact]
    public async Task AFileWhoseRowIsGone_Goes_AlsoWhenTheSiteStoppedInBetween()
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync(Roles.Parent);
        using var uploaded = await parent.UploadAsync(id, Recordings.Sound(5_000), "voice.mp3");
        var folder = Path.Combine(app.DataFolder, "recordings");
        var media = await app.WithDatabaseAsync(async db =>
        {
            var row = await db.MediaFiles.SingleAsync(m => m.BelongsTo == id);
            db.MediaFiles.Remove(row);
            await db.SaveChangesAsync();
            return row;
        });
        Assert.Single(Directory.GetFiles(folder, $"{media.Id:N}*"));

        await app.RunJobAsync<FinishErasures>();

        Assert.Empty(Directory.GetFiles(folder, $"{media.Id:N}*"));
        Assert.Empty(await app.WithDatabaseAsync(db => db.FilesToDelete.ToListAsync()));
    }

    [Fact]
    public async Task WhatWasBeingWrittenWhenTheSiteWasKilled_Goes_AndTheJobIsDoneWithIt()
    {
        var recording = Written("recordings", $"{Guid.CreateVersion7():N}.sealed.{Guid.NewGuid():N}.part");
        var picture = Written("media/cd", $"{new string('c', 64)}.{Guid.NewGuid():N}.part");

        await app.RunJobAsync<FinishErasures>();
        Assert.True(File.Exists(recording));

        app.Clock.Advance(FinishErasures.Youngest + TimeSpan.FromMinutes(1));
        await app.RunJobAsync<FinishErasures>();
        Assert.False(File.Exists(recording));
        Assert.False(File.Exists(picture));
    }

    [Fact]
    public async Task AFileThatTheStoreWouldNotDelete_IsTriedAgain()
    {
        var store = new StubbornStore();
        var files = new UndeletedFiles(store, NullLogger<UndeletedFiles>.Instance);
        await files.DeleteAsync("recordings/one.sealed");
        await files.DeleteAsync("media/ab/two");
        Assert.Equal(1, await files.TryAgainAsync(new HashSet<string> { "media/ab/two" }));
        store.IsReached = true;
        Assert.Equal(0, await files.TryAgainAsync(new HashSet<string>()));
        Assert.Equal(["recordings/one.sealed"], store.Deleted);
    }

    [Fact]
    public async Task ALogThatSomebodyHoldsOpen_IsNotTakenForEmptied()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL clears its rows otherwise");
        await using var reader = new SqliteConnection(app.ConnectionString);
        await reader.OpenAsync(TestContext.Current.CancellationToken);
        await using (var transaction = reader.BeginTransaction(deferred: true))
        {
            await using var reading = new SqliteCommand("SELECT COUNT(*) FROM PersonKeys", reader, transaction);
            await reading.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await app.WithDatabaseAsync(db => db.PersonKeys.Where(k => k.PersonId == Guid.Empty).ExecuteDeleteAsync());
            await app.SignedInAsync(Roles.Learner);
            Assert.False(await app.WithDatabaseAsync(async db =>
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=50");
                return await db.PurgeDeletedKeysAsync();
            }));
        }
        Assert.True(await app.WithDatabaseAsync(db => db.PurgeDeletedKeysAsync()));
    }

    private sealed class StubbornStore : IMediaStore
    {
        public bool IsReached { get; set; }

        public List<string> Deleted { get; } = [];

        public Task DeleteAsync(string name, CancellationToken cancellation)
        {
            if (!IsReached)
            {
                throw new IOException("out of reach");
            }
            Deleted.Add(name);
            return Task.CompletedTask;
        }

        public Task<bool> WriteAsync(string name, Func<Stream, CancellationToken, Task<bool>> writeAsync, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<long?> LengthAsync(string name, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellation) => throw new NotSupportedException();

        public IEnumerable<ListedFile> ListOwn(string folder) => [];

        public void DeleteUnfinished(string folder, DateTime before) => throw new NotSupportedException();
    }

    // The site's clock is not the disk's: what is written now is of the site's now.
    private string Written(string folder, string name)
    {
        var path = Path.Combine(app.DataFolder, folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [1]);
        File.SetLastWriteTimeUtc(path, app.Clock.GetUtcNow().UtcDateTime);
        return path;
    }
}
