namespace Pace.Learning.Web.Platform.Security.Tries;

/// <summary>
/// Every limit on tries goes through here. A try is taken before anything is looked at or sent, by one statement that counts and compares: however many come at once, to however many
/// processes, no more than the limit are let through.
/// </summary>
internal sealed class TryCounter(PaceDbContext db, MasterKey master, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes a try; <c>false</c> when there is none left. Inside an act it is given back when the act isn't kept.</summary>
    public async Task<bool> TakeAsync(Limit limit, string whose, CancellationToken cancellation = default)
    {
        await ForgetOldAsync(cancellation);
        var (key, now, until) = (KeyOf(limit, whose), Now, Now + limit.For);
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "TriesTaken" ("Key", "Count", "Until") VALUES ({key}, 1, {until})
            ON CONFLICT ("Key") DO UPDATE SET
                "Count" = CASE WHEN "TriesTaken"."Until" <= {now} THEN 1 ELSE "TriesTaken"."Count" + 1 END,
                "Until" = CASE WHEN "TriesTaken"."Until" <= {now} OR {limit.IsPause} THEN {until} ELSE "TriesTaken"."Until" END
            WHERE "TriesTaken"."Until" <= {now} OR "TriesTaken"."Count" < {limit.Most}
            """, cancellation) == 1;
    }

    /// <summary>Whether no try is left. For what a page says: only <see cref="TakeAsync"/> decides.</summary>
    public Task<bool> AreUsedUpAsync(Limit limit, string whose, CancellationToken cancellation = default)
    {
        var (key, now) = (KeyOf(limit, whose), Now);
        return db.TriesTaken.AnyAsync(t => t.Key == key && t.Until > now && t.Count >= limit.Most, cancellation);
    }

    /// <summary>It worked: earlier tries no longer count.</summary>
    public Task ForgetAsync(Limit limit, string whose, CancellationToken cancellation = default)
    {
        var key = KeyOf(limit, whose);
        return db.TriesTaken.Where(t => t.Key == key).ExecuteDeleteAsync(cancellation);
    }

    // Not inside an act, where two that tidy up at once would wait for each other.
    private async Task ForgetOldAsync(CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
        {
            var now = Now;
            await db.TriesTaken.Where(t => t.Until <= now).ExecuteDeleteAsync(cancellation);
        }
    }

    private byte[] KeyOf(Limit limit, string whose) => master.HashOf($"tries:{limit.What}:{whose}");
}
