using System.Security.Cryptography;
using System.Text.Json;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>
/// Sends what is due. A mail is claimed first, so that two processes don't send the same one, and marked before it is handed over, so that a mail that may
/// have arrived is not sent again by itself. See docs/adr/0010-mail-and-jobs.md.
/// </summary>
internal sealed partial class MailSender(
    IServiceScopeFactory scopes, MasterKey master, IMailTransport transport, TimeProvider time, ILogger<MailSender> logger)
{
    private const int AtOnce = 20;

    // So that one slow server doesn't hold up somebody's sign-in link.
    private const int SideBySide = 4;

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromHours(6);

    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        if (!transport.IsThere)
        {
            return 0;
        }
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
            await GiveUpDoubtfulAsync(db, cancellation);
            // What wasn't tried yet goes first: it must not wait for what has failed many times.
            due = await Due(db).OrderBy(m => m.Attempts).ThenBy(m => m.DueAt).Select(m => m.Id).Take(AtOnce).ToListAsync(cancellation);
        }
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, (id, stop) => new ValueTask(SendAsync(id, stop)));
        return due.Count;
    }

    private async Task SendAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        if (await ClaimAsync(db, id, cancellation) is not { } mail)
        {
            return;
        }
        try
        {
            await SendAsync(scope, db, mail, cancellation);
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It isn't ours any more: its reader was erased, or this process slept through its claim.
            LogLost(logger, id);
        }
    }

    private async Task SendAsync(AsyncServiceScope scope, PaceDbContext db, OutboxMail mail, CancellationToken cancellation)
    {
        if (mail.UsefulUntil < Now)
        {
            mail.RanOut();
            return;
        }
        try
        {
            var isSealed = AddressAlias.Is(mail.To);
            if (isSealed && await QuietUntilAsync(scope, mail, cancellation) is { } quietEnds)
            {
                mail.WaitUntil(quietEnds);
                return;
            }
            var body = Open(mail);
            var to = body?.To ?? (isSealed ? await scope.ServiceProvider.GetRequiredService<ISealedAddresses>().OpenAsync(mail.To, cancellation) : mail.To);
            if (to is not null && body is not null)
            {
                await transport.SendAsync(mail, to, body, () => HandOverAsync(db, mail), cancellation);
            }
            mail.Sent(Now, transport.StaysHere);
            if (isSealed && (to is null || !transport.StaysHere))
            {
                // Who was written to, and when, is nobody's business once the mail has left.
                db.OutboxMails.Remove(mail);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            mail.GiveBack();
        }
        catch (Exception e) when (e is not DbUpdateConcurrencyException)
        {
            // The message of a mail error often repeats the address, so only its kind is kept.
            var (problem, detail) = e is MailFailure failure ? (failure.Problem, failure.Detail) : (MailProblem.Other, e.GetType().Name);
            mail.Failed(Now, problem, detail);
            LogFailed(logger, mail.Id, mail.Attempts, problem, detail);
        }
    }

    private async Task<DateTime?> QuietUntilAsync(AsyncServiceScope scope, OutboxMail mail, CancellationToken cancellation)
    {
        var ends = mail.KeepsQuiet ? await scope.ServiceProvider.GetRequiredService<IQuietTimes>().EndAsync(mail.To, Now, cancellation) : null;
        // What they chose may change meanwhile, and a pause may end early.
        return ends is null || mail.NeededBy <= ends ? null : ends < Now + LookAgainAfter ? ends : Now + LookAgainAfter;
    }

    private async Task<OutboxMail?> ClaimAsync(PaceDbContext db, Guid id, CancellationToken cancellation)
    {
        var (now, claim) = (Now, Guid.CreateVersion7());
        var isClaimed = await Due(db).Where(m => m.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedAt, now).SetProperty(m => m.ClaimId, claim), cancellation) == 1;
        return isClaimed ? await db.OutboxMails.SingleOrDefaultAsync(m => m.Id == id && m.ClaimId == claim, cancellation) : null;
    }

    private Task<int> HandOverAsync(PaceDbContext db, OutboxMail mail)
    {
        mail.HandOver(Now);
        return db.SaveChangesAsync(CancellationToken.None);
    }

    private SealedBody? Open(OutboxMail mail)
    {
        try
        {
            return SealedBody.Open(master, mail);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            throw new MailFailure(MailProblem.Unreadable, e.GetType().Name);
        }
    }

    // Whoever handed these over has died before the answer came.
    private Task<int> GiveUpDoubtfulAsync(PaceDbContext db, CancellationToken cancellation)
    {
        var stale = Now - OutboxMail.ClaimLength;
        return db.OutboxMails.Where(m => m.DueAt != null && m.HandedOverAt != null && m.SentAt == null && m.ClaimedAt < stale)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, (DateTime?)null).SetProperty(m => m.Problem, MailProblem.Unsure), cancellation);
    }

    private IQueryable<OutboxMail> Due(PaceDbContext db)
    {
        var now = Now;
        var stale = now - OutboxMail.ClaimLength;
        return db.OutboxMails.Where(m => m.DueAt <= now && m.HandedOverAt == null && (m.ClaimedAt == null || m.ClaimedAt < stale));
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} could not be sent, attempt {Attempt}: {Problem} ({Detail})")]
    private static partial void LogFailed(ILogger logger, Guid id, int attempt, MailProblem problem, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was no longer this process's to send")]
    private static partial void LogLost(ILogger logger, Guid id);
}
