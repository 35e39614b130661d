using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.OpenIdConnect;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Platform.Data;

/// <summary>The one way in which acts are done, without a site around it, on both databases.</summary>
public sealed class TransactionsTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 2, 10, 0, 0, DateTimeKind.Utc);
    private readonly TemporaryFolder folder = new();
    private readonly Failing failing = new();
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(folder.Path);
        await using var db = Open();
        await db.Database.EnsureCreatedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task ManyWriters_ThatReadAndChangeOneRow_LoseNothing()
    {
        var parent = Guid.NewGuid();
        await AtOnceAsync(8, async db =>
        {
            for (var i = 0; i < 10; i++)
            {
                await db.RetryOnConflictAsync(async stop =>
                {
                    var diary = await db.SpeakerDiaries.FindAsync([parent], stop) ?? db.SpeakerDiaries.Add(new SpeakerDiary(parent)).Entity;
                    diary.Note(Now);
                });
            }
        });

        await using var after = Open();
        Assert.Equal(80, (await after.SpeakerDiaries.SingleAsync()).Version);
    }

    [Fact]
    public async Task ManyWriters_ThatAddTheSameContestedRow_AllFindOne()
    {
        var person = Guid.NewGuid();
        await AtOnceAsync(8, db => db.RetryOnConflictAsync(async stop =>
        {
            if (await db.PersonKeys.FindAsync([person], stop) is null)
            {
                db.PersonKeys.Add(new PersonKey(person, [1]));
            }
        }));

        await using var after = Open();
        Assert.Equal(1, await after.PersonKeys.CountAsync());
    }

    [Fact]
    public async Task ActsOfOnePerson_UnderTheirLock_SeeEachOther()
    {
        var person = Guid.NewGuid();
        await AtOnceAsync(8, db => db.RetryOnConflictAsync(async stop =>
        {
            await db.LockPersonAsync(person, stop);
            if (!await db.UsedStates.AnyAsync(stop))
            {
                db.UsedStates.Add(new UsedState { Hash = Guid.NewGuid().ToByteArray(), UsedAt = Now });
            }
        }));

        await using var after = Open();
        Assert.Equal(1, await after.UsedStates.CountAsync());
    }

    [Fact]
    public async Task TwoActs_ThatWaitForEachOther_BothSucceed()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one writer at a time.");
        Guid[] parents = [Guid.NewGuid(), Guid.NewGuid()];
        await using (var db = Open())
        {
            db.SpeakerDiaries.AddRange(parents.Select(p => new SpeakerDiary(p)));
            await db.SaveChangesAsync();
        }
        var (both, runs) = (new Barrier(2), 0);

        await Task.WhenAll(TouchAsync(parents), TouchAsync([parents[1], parents[0]]));

        Assert.True(runs > 2, "Neither was chosen to give way.");
        await using var after = Open();
        Assert.All(await after.SpeakerDiaries.ToListAsync(), d => Assert.Equal(2, d.Version));

        Task TouchAsync(Guid[] order) => Task.Run(async () =>
        {
            var isFirst = true;
            await using var db = Open();
            await db.RetryOnConflictAsync(async stop =>
            {
                Interlocked.Increment(ref runs);
                await db.SpeakerDiaries.Where(d => d.ParticipantId == order[0]).ExecuteUpdateAsync(set => set.SetProperty(d => d.Version, d => d.Version + 1), stop);
                if (isFirst)
                {
                    isFirst = false;
                    both.SignalAndWait(TimeSpan.FromSeconds(20), stop);
                }
                await db.SpeakerDiaries.Where(d => d.ParticipantId == order[1]).ExecuteUpdateAsync(set => set.SetProperty(d => d.Version, d => d.Version + 1), stop);
            });
        });
    }

    [Fact]
    public async Task PassingFailure_InTheMiddle_IsRepeatedFromTheStartAndLeavesNothingHalf()
    {
        var (person, runs) = (Guid.NewGuid(), 0);
        failing.Next(command => command.Contains("SpeakerDiaries", StringComparison.Ordinal), new LostConnection());
        await using (var db = Open())
        {
            await db.RetryOnConflictAsync(async stop =>
            {
                runs++;
                Assert.Empty(db.ChangeTracker.Entries());
                Assert.False(await db.PersonKeys.AnyAsync(stop), "What the first run saved is still there.");
                db.PersonKeys.Add(new PersonKey(person, [1]));
                await db.SaveChangesAsync(stop);
                db.SpeakerDiaries.Add(new SpeakerDiary(person));
            });
        }

        await using var after = Open();
        Assert.Equal((2, 1, 1), (runs, await after.PersonKeys.CountAsync(), await after.SpeakerDiaries.CountAsync()));
    }

    [Fact]
    public async Task PassingFailure_ThatDoesntPass_IsGivenUpAsItIsAndStoresNothing()
    {
        var runs = 0;
        failing.Always(command => command.Contains("SpeakerDiaries", StringComparison.Ordinal), new LostConnection());
        await using (var db = Open())
        {
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.RetryOnConflictAsync(async stop =>
            {
                runs++;
                db.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1]));
                await db.SaveChangesAsync(stop);
                db.SpeakerDiaries.Add(new SpeakerDiary(Guid.NewGuid()));
            }));
            Assert.IsType<LostConnection>(failure.InnerException);
        }

        await using var after = Open();
        Assert.Equal((ConflictStrategy.MostTries, 0), (runs, await after.PersonKeys.CountAsync()));
    }

    [Fact]
    public async Task UniqueViolation_OfARowThatNobodyContests_IsNotRepeatedAndLeavesNothingHalf()
    {
        byte[] hash = [1, 2, 3];
        await using (var first = Open())
        {
            first.UsedStates.Add(new UsedState { Hash = hash, UsedAt = Now });
            await first.SaveChangesAsync();
        }
        await AssertRunsOnceAsync(db => db.UsedStates.Add(new UsedState { Hash = hash, UsedAt = Now }));
    }

    [Fact]
    public Task ReferenceToNothing_EvenOfAContestedRow_IsNotRepeatedAndLeavesNothingHalf() =>
        AssertRunsOnceAsync(db => db.CareTasks.Add(new CareTask(CareKind.CheckIn, Guid.NewGuid(), Guid.NewGuid(), DateOnly.FromDateTime(Now), 1, Now)));

    [Fact]
    public async Task StatementThatTookTooLong_IsNotRepeated()
    {
        failing.Always(command => command.Contains("UsedStates", StringComparison.Ordinal), new LostConnection(new TimeoutException()));
        await AssertRunsOnceAsync(db => db.UsedStates.Add(new UsedState { Hash = [1], UsedAt = Now }));
    }

    [Fact]
    public async Task Commit_WhoseAnswerIsLost_IsNotRepeated()
    {
        var runs = 0;
        failing.AfterCommit = new LostConnection();
        await using (var db = Open())
        {
            await Assert.ThrowsAsync<CommitInDoubtException>(() => db.RetryOnConflictAsync(_ =>
            {
                runs++;
                db.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1]));
                return Task.CompletedTask;
            }));
        }

        failing.AfterCommit = null;
        await using var after = Open();
        Assert.Equal((1, 1), (runs, await after.PersonKeys.CountAsync()));
    }

    [Fact]
    public async Task Commit_ThatTheDatabaseRefused_IsRepeated()
    {
        var runs = 0;
        failing.InsteadOfCommit = new PostgresException("could not serialize access", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
        await using (var db = Open())
        {
            await db.RetryOnConflictAsync(_ =>
            {
                runs++;
                db.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1]));
                return Task.CompletedTask;
            });
        }

        await using var after = Open();
        Assert.Equal((2, 1), (runs, await after.PersonKeys.CountAsync()));
    }

    [Fact]
    public async Task Refusal_TakesBackWhatTheActHasChanged()
    {
        await using (var db = Open())
        {
            Assert.Equal("no", (await db.RetryOnConflictAsync(async stop =>
            {
                db.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1]));
                await db.SaveChangesAsync(stop);
                db.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1]));
                return new Refusal("", "no");
            })).Words);
            Assert.Empty(db.ChangeTracker.Entries());
            await db.SaveChangesAsync();
        }

        await using var after = Open();
        Assert.Equal(0, await after.PersonKeys.CountAsync());
    }

    [Fact]
    public async Task WhatWasReadBefore_IsReadAnew()
    {
        var parent = Guid.NewGuid();
        await using var db = Open();
        db.SpeakerDiaries.Add(new SpeakerDiary(parent));
        await db.SaveChangesAsync();
        await using (var other = Open())
        {
            (await other.SpeakerDiaries.SingleAsync()).Note(Now);
            await other.SaveChangesAsync();
        }

        var runs = 0;
        await db.RetryOnConflictAsync(async stop =>
        {
            runs++;
            (await db.SpeakerDiaries.SingleAsync(stop)).Note(Now);
        });

        Assert.Equal((1, 2), (runs, (await db.SpeakerDiaries.AsNoTracking().SingleAsync()).Version));
    }

    [Fact]
    public async Task ContextWithUnsavedChangesOrATransaction_IsRefused()
    {
        await using var unsaved = Open();
        unsaved.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => unsaved.RetryOnConflictAsync(_ => Task.CompletedTask));
        await using var open = Open();
        await using var transaction = await open.Database.BeginTransactionAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => open.RetryOnConflictAsync(_ => Task.CompletedTask));
    }

    private async Task AssertRunsOnceAsync(Action<PaceDbContext> wrong)
    {
        var runs = 0;
        await using (var db = Open())
        {
            await Assert.ThrowsAsync<DbUpdateException>(() => db.RetryOnConflictAsync(async stop =>
            {
                runs++;
                db.PersonKeys.Add(new PersonKey(Guid.NewGuid(), [1]));
                await db.SaveChangesAsync(stop);
                wrong(db);
            }));
        }

        await using var after = Open();
        Assert.Equal((1, 0), (runs, await after.PersonKeys.CountAsync()));
    }

    private async Task AtOnceAsync(int writers, Func<PaceDbContext, Task> act) => await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
    {
        await using var db = Open();
        await act(db);
    })));

    private PaceDbContext Open()
    {
        if (TestDatabase.IsPostgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresPaceDbContext>();
            DatabaseRegistration.UsePostgres(postgres, database.ConnectionString);
            return new PostgresPaceDbContext(postgres.AddInterceptors(failing).Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(sqlite, database.ConnectionString);
        return new SqlitePaceDbContext(sqlite.AddInterceptors(failing).Options);
    }

    private sealed class LostConnection(Exception? inner = null) : DbException("The line broke.", inner)
    {
        public override bool IsTransient => true;
    }

    /// <summary>Makes statements and commits fail.</summary>
    private sealed class Failing : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private Func<string, bool> fits = _ => false;
        private Exception? failure;
        private bool isOnce;

        public Exception? AfterCommit { get; set; }

        public Exception? InsteadOfCommit { get; set; }

        public void Next(Func<string, bool> insert, Exception with) => (fits, failure, isOnce) = (insert, with, true);

        public void Always(Func<string, bool> insert, Exception with) => (fits, failure, isOnce) = (insert, with, false);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            FailIfWanted(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            FailIfWanted(command);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (InsteadOfCommit is { } refused)
            {
                InsteadOfCommit = null;
                throw refused;
            }
            return ValueTask.FromResult(result);
        }

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            AfterCommit is { } lost ? throw lost : Task.CompletedTask;

        private void FailIfWanted(DbCommand command)
        {
            if (failure is not { } wanted || !command.CommandText.Contains("INSERT", StringComparison.Ordinal) || !fits(command.CommandText))
            {
                return;
            }
            failure = isOnce ? null : wanted;
            throw wanted;
        }
    }
}
