using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Sends what is due. Each mail is claimed first, so that two processes don't send the same one.</summary>
internal sealed partial class MailSender(
    PaceDbContext db, MasterKey master, IMailTransport transport, ISealedAddresses addresses, TimeProvider time, ILogger<MailSender> logger)
{
    private const int AtOnce = 20;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        var now = Now;
        var staleClaim = now - OutboxMail.ClaimLength;
        var due = await db.OutboxMails.AsNoTracking()
            .Where(m => m.DueAt <= now && (m.ClaimedAt == null || m.ClaimedAt < staleClaim))
            .OrderBy(m => m.DueAt).Select(m => m.Id).Take(AtOnce).ToListAsync(cancellation);
        foreach (var id in due)
        {
            await SendAsync(id, cancellation);
        }
        return due.Count;
    }

    /// <summary>Mail is not an archive: what was sent or given up long ago goes.</summary>
    public Task<int> ForgetOldAsync(CancellationToken cancellation = default)
    {
        var before = Now - KeptFor;
        return db.OutboxMails.Where(m => m.DueAt == null && m.CreatedAt < before).ExecuteDeleteAsync(cancellation);
    }

    private async Task SendAsync(Guid id, CancellationToken cancellation)
    {
        if (!await ClaimAsync(id, cancellation))
        {
            return;
        }
        var mail = await db.OutboxMails.SingleAsync(m => m.Id == id, cancellation);
        try
        {
            var isSealed = AddressAlias.Is(mail.To);
            var body = SealedBody.Open(master, mail);
            var to = body?.To ?? (isSealed ? await addresses.OpenAsync(mail.To, cancellation) : mail.To);
            if (to is not null && body is not null)
            {
                await transport.SendAsync(mail, to, body, cancellation);
            }
            mail.Sent(Now, transport.StaysHere);
            if (isSealed && (to is null || !transport.StaysHere))
            {
                // Who was written to, and when, is nobody's business once the mail has left.
                db.OutboxMails.Remove(mail);
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // The message of an SMTP error often repeats the address, so only its kind is kept.
            mail.Failed(Now, e is System.Net.Mail.SmtpException smtp ? $"SMTP {smtp.StatusCode}" : e.GetType().Name);
            LogFailed(logger, id, mail.Attempts, mail.LastError!);
        }
        await db.SaveChangesAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
    }

    private async Task<bool> ClaimAsync(Guid id, CancellationToken cancellation)
    {
        var now = Now;
        var staleClaim = now - OutboxMail.ClaimLength;
        return await db.OutboxMails
            .Where(m => m.Id == id && m.DueAt <= now && (m.ClaimedAt == null || m.ClaimedAt < staleClaim))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedAt, now), cancellation) == 1;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} could not be sent, attempt {Attempt}: {Error}")]
    private static partial void LogFailed(ILogger logger, Guid id, int attempt, string error);
}
