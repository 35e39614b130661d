using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Platform.Ledger;

public sealed class AppendTests : IAsyncLifetime
{
    private static readonly LedgerSubject Subject = new("contribution", Guid.CreateVersion7());
    private LedgerOnItsOwn ledger = null!;

    public async ValueTask InitializeAsync() => ledger = await LedgerOnItsOwn.CreateAsync();

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    [Fact]
    public async Task Append_KeepsWhoWhatWhenAndFollowsTheEntryBefore()
    {
        var actor = Guid.CreateVersion7();
        await ledger.RecordAsync(Subject, "consent.given", new Terms(["lesson", "campaign"], 3), actor);
        ledger.Clock.Advance(TimeSpan.FromDays(1));
        await ledger.RecordAsync(Subject, "consent.withdrawn");

        var entries = await ledger.EntriesAsync(Subject);

        Assert.Equal([1L, 2], entries.Select(e => e.Sequence));
        Assert.Equal(["consent.given", "consent.withdrawn"], entries.Select(e => e.Act));
        Assert.Equal([actor, null], entries.Select(e => e.ActorId));
        Assert.Equal("""{"months":3,"uses":["lesson","campaign"]}""", entries[0].Payload);
        Assert.Equal(3, entries[0].Read<Terms>().Months);
        Assert.Equal(EntryHash.None, entries[0].PreviousHash);
        Assert.Equal(entries[0].Hash, entries[1].PreviousHash);
        Assert.True(entries[1].At - entries[0].At >= TimeSpan.FromDays(1));
        Assert.Equal(DateTimeKind.Utc, entries[0].At.Kind);
    }

    [Fact]
    public async Task Append_ActThatIsRolledBack_LeavesNeitherActNorEntryNorGap()
    {
        await ledger.RecordAsync(Subject);
        var person = Guid.CreateVersion7();
        await ledger.WithAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await ActAsync(db, person);
            return await db.SaveChangesAsync();
        });

        Assert.False(await ledger.WithAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == person)));
        Assert.Single(await ledger.EntriesAsync(Subject));
        Assert.Equal(2, (await ledger.RecordAsync(Subject)).Sequence);
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Append_ActThatFailsToSave_LeavesNoEntry()
    {
        var person = Guid.CreateVersion7();
        await ledger.WithAsync(async db =>
        {
            db.PersonKeys.Add(new PersonKey(person, [1]));
            return await db.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateException>(() => ledger.WithAsync(async db =>
        {
            await ActAsync(db, person);
            return await db.SaveChangesAsync();
        }));

        Assert.Empty(await ledger.EntriesAsync(Subject));
    }

    [Fact]
    public async Task Append_WithoutATransactionAfterSomebodyElseDid_FailsAndStoresNothing()
    {
        await ledger.RecordAsync(Subject);
        var person = Guid.CreateVersion7();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => ledger.WithAsync(async db =>
        {
            await ActAsync(db, person);
            await ledger.RecordAsync(Subject, "somebody.else");
            return await db.SaveChangesAsync();
        }));

        Assert.False(await ledger.WithAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == person)));
        Assert.Equal(["record.looked-at", "somebody.else"], (await ledger.EntriesAsync(Subject)).Select(e => e.Act));
    }

    [Fact]
    public async Task Act_ThatAnotherWriterForestalled_RunsAgainFromTheStart()
    {
        var runs = 0;
        await ledger.WithAsync(db => db.RetryOnConflictAsync(async cancellation =>
        {
            runs++;
            return runs == 1
                ? throw new DbUpdateConcurrencyException("forestalled")
                : await ledger.Ledger.AppendAsync(db, Subject, "consent.given", new { }, null, cancellation);
        }));

        Assert.Equal(2, runs);
        Assert.Single(await ledger.EntriesAsync(Subject));
    }

    [Fact]
    public async Task Append_ByManyToOneChain_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await ledger.RecordAsync(Subject, "record.looked-at", new { Writer = writer, Time = i });
            }
        })));

        var entries = await ledger.EntriesAsync(Subject);
        Assert.Equal(Enumerable.Range(1, 80).Select(n => (long)n), entries.Select(e => e.Sequence));
        Assert.Equal(80, entries.Select(e => e.Payload).Distinct().Count());
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Append_ByManyToManyChainsInAnyOrder_LosesNone()
    {
        LedgerSubject[] subjects = [.. Enumerable.Range(0, 5).Select(n => new LedgerSubject("agreement", $"{n}"))];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var i = 0; i < 8; i++)
            {
                await ledger.WithAsync(db => db.RetryOnConflictAsync(async cancellation =>
                {
                    await ledger.Ledger.AppendAsync(db, subjects[random.Next(5)], "agreement.signed", new { writer, i }, null, cancellation);
                    return await ledger.Ledger.AppendAsync(db, subjects[random.Next(5)], "agreement.filed", new { writer, i }, null, cancellation);
                }));
            }
        })));

        Assert.Equal(128, await ledger.WithAsync(db => db.LedgerEntries.CountAsync()));
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Append_ToAnotherChain_DoesNotWaitOnPostgres()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one writer at a time.");
        await ledger.RecordAsync(Subject);
        await ledger.WithAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await ledger.Ledger.AppendAsync(db, Subject, "consent.given", new { }, null);
            await db.SaveChangesAsync();
            var other = await ledger.RecordAsync(new LedgerSubject("agreement", "1")).WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal(1, other.Sequence);
            await transaction.CommitAsync();
            return 0;
        });
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Theory]
    [InlineData("Contribution", "1")]
    [InlineData("contribution", "")]
    [InlineData("contribution", "Anna Smith")]
    [InlineData("contribution", "a@b.example")]
    public void Subject_ThatIsNoKindAndId_IsRefused(string kind, string id) =>
        Assert.Throws<ArgumentException>(() => new LedgerSubject(kind, id));

    private async Task ActAsync(PaceDbContext db, Guid person)
    {
        db.PersonKeys.Add(new PersonKey(person, [1]));
        await ledger.Ledger.AppendAsync(db, Subject, "consent.given", new { }, null);
    }

    private sealed record Terms(string[] Uses, int Months);
}
