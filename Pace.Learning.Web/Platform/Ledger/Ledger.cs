using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>
/// The record of who did what, that nobody can change unseen: one chain of entries a subject, each holding the hash of the one before.
/// </summary>
/// <remarks>
/// Two who append to one chain at once: inside an act (see <c>RetryOnConflictAsync</c>) the second waits for the first. Outside of it the second one's save
/// fails with <see cref="DbUpdateException"/>, and neither its act nor its entry is stored. Chains never wait for each other on PostgreSQL.
/// </remarks>
public sealed partial class Ledger(TimeProvider time)
{
    /// <summary>Adds an entry at the end of a subject's chain. The caller saves the context: the act and its entry are stored together or not at all.</summary>
    /// <param name="db">The context that the act changes.</param>
    /// <param name="subject">What the act was about.</param>
    /// <param name="act">What was done: lower-case words with dots and hyphens, such as <c>consent.given</c>.</param>
    /// <param name="payload">The details, a record. Never plain personal data (see <see cref="LedgerEntry.Payload"/>). Whole numbers only.</param>
    /// <param name="actor">Who did it, as an id that says nothing by itself; <c>null</c> for the system.</param>
    /// <param name="cancellation">Stops the look-up of the chain's end.</param>
    /// <exception cref="ArgumentException">The act or a number of the payload has another form.</exception>
    public async Task<LedgerEntry> AppendAsync<TPayload>(
        PaceDbContext db, LedgerSubject subject, string act, TPayload payload, Guid? actor, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subject.Text, nameof(subject));
        if (act.Length > LedgerEntry.ActLength || !ActForm.IsMatch(act))
        {
            throw new ArgumentException($"'{act}' can't name an act: it must look like consent.given.", nameof(act));
        }
        var json = CanonicalJson.Write(payload);
        var head = await HeadAsync(db, subject.Text, cancellation);
        var entry = head.Append(LedgerTime.Now(time), act, actor, json);
        db.LedgerEntries.Add(entry);
        return entry;
    }

    private static async Task<LedgerHead> HeadAsync(PaceDbContext db, string subject, CancellationToken cancellation)
    {
        if (db.LedgerHeads.Local.FindEntry(subject) is { } known)
        {
            if (known.State is EntityState.Added or EntityState.Modified)
            {
                return known.Entity;
            }
            known.State = EntityState.Detached;
        }
        return await StoredHeadAsync(db, subject, cancellation) ?? db.LedgerHeads.Add(new LedgerHead(subject)).Entity;
    }

    // In a transaction on PostgreSQL the row stays locked until it ends, so that others wait instead of failing. On SQLite a transaction has the file to itself.
    private static async Task<LedgerHead?> StoredHeadAsync(PaceDbContext db, string subject, CancellationToken cancellation)
    {
        var heads = db.Database.CurrentTransaction is not null && db.Database.IsNpgsql()
            ? db.LedgerHeads.FromSql($"""SELECT * FROM "LedgerHeads" WHERE "Subject" = {subject} FOR UPDATE""")
            : db.LedgerHeads.Where(h => h.Subject == subject);
        return (await heads.ToListAsync(cancellation)).SingleOrDefault();
    }

    [GeneratedRegex(@"\A[a-z0-9]+([.-][a-z0-9]+)*\z")]
    private static partial Regex ActForm { get; }
}
