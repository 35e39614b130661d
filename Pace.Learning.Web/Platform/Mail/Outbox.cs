using System.Security.Cryptography;
using System.Text.Json;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Where rooms put mail. It is saved with the caller's other changes and sent soon after.</summary>
public sealed class Outbox
{
    private readonly PaceDbContext db;
    private readonly MasterKey master;
    private readonly TimeProvider time;
    private readonly OutboxSignal signal;

    internal Outbox(PaceDbContext db, MasterKey master, TimeProvider time, OutboxSignal signal) =>
        (this.db, this.master, this.time, this.signal) = (db, master, time, signal);

    /// <summary>Adds a mail to what the caller is about to save.</summary>
    /// <param name="to">The address.</param>
    /// <param name="letter">What it says. It is written down now: what is true later makes another mail.</param>
    /// <param name="dedupKey">Names the act, when doing it twice must not send two mails; saving the second one fails.</param>
    /// <param name="usefulUntil">When it holds a link that runs out: after this it isn't sent any more.</param>
    /// <param name="neededBy">When its reader must know at the latest: then it doesn't wait for a quiet time that lasts longer. Otherwise a letter that nobody asked for waits.</param>
    /// <param name="sealedTo">Where it really goes, when that must not stand in the table: it is sealed with the text. <paramref name="to"/> says whose mail it is.</param>
    public OutboxMail Add(string to, Letter letter, string? dedupKey = null, DateTime? usefulUntil = null, string? sealedTo = null, DateTime? neededBy = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var id = Guid.CreateVersion7();
        var (text, html) = LetterRenderer.Render(letter);
        var mail = new OutboxMail
        {
            Id = id, To = to, Subject = letter.Subject.ReplaceLineEndings(" "), Body = new SealedBody(text, html, sealedTo).Seal(master, id), CreatedAt = now, DueAt = now,
            UsefulUntil = usefulUntil, KeepsQuiet = !letter.WasAskedFor, NeededBy = neededBy,
        };
        db.OutboxMails.Add(mail);
        if (dedupKey is not null)
        {
            db.MailKeys.Add(new MailKey(dedupKey, now));
        }
        signal.RingWhenSaved(db);
        return mail;
    }

    /// <summary>Saves a mail, with what else the caller changed, unless the act that the key names asked for one before, here or in another process.</summary>
    public async Task<bool> SendOnceAsync(string to, Letter letter, string dedupKey, CancellationToken cancellation = default)
    {
        if (await WasAskedForAsync(dedupKey, cancellation))
        {
            return false;
        }
        Add(to, letter, dedupKey);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await WasAskedForAsync(dedupKey, cancellation))
            {
                return false;
            }
            throw;
        }
    }

    private Task<bool> WasAskedForAsync(string dedupKey, CancellationToken cancellation)
    {
        var hash = MailKey.HashOf(dedupKey);
        return db.MailKeys.AnyAsync(k => k.Hash == hash, cancellation);
    }
}

internal sealed record SealedBody(string Text, string Html, string? To = null)
{
    public byte[] Seal(MasterKey master, Guid id) => master.Seal(JsonSerializer.SerializeToUtf8Bytes(this), Purpose(id));

    public static SealedBody? Open(MasterKey master, OutboxMail mail) =>
        mail.Body.Length == 0 ? null : JsonSerializer.Deserialize<SealedBody>(master.Open(mail.Body, Purpose(mail.Id)));

    /// <summary>The same; <c>null</c> too when it can't be read.</summary>
    public static SealedBody? OpenIfReadable(MasterKey master, OutboxMail mail)
    {
        try
        {
            return Open(master, mail);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public static byte[] Purpose(Guid id) => [.. "mail:"u8, .. id.ToByteArray()];
}
