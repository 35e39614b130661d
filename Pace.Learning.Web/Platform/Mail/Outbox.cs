using System.Text.Json;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Where rooms put mail. It is saved with the caller's other changes and sent soon after.</summary>
public sealed class Outbox
{
    private readonly PaceDbContext db;
    private readonly MasterKey master;
    private readonly TimeProvider time;
    private readonly MailSignal signal;

    internal Outbox(PaceDbContext db, MasterKey master, TimeProvider time, MailSignal signal) =>
        (this.db, this.master, this.time, this.signal) = (db, master, time, signal);

    /// <summary>Adds a mail to what the caller is about to save.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">The subject. Neutral: it may show on a locked screen.</param>
    /// <param name="body">The body.</param>
    /// <param name="dedupKey">Names the act, when doing it twice must not send two mails; saving the second one fails.</param>
    /// <param name="sealedTo">Where it really goes, when that must not stand in the table: it is sealed with the text. <paramref name="to"/> says whose mail it is.</param>
    public OutboxMail Add(string to, string subject, MailText body, string? dedupKey = null, string? sealedTo = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var id = Guid.CreateVersion7();
        var mail = new OutboxMail
        {
            Id = id, To = to, Subject = subject.ReplaceLineEndings(" "), Body = SealedBody.Seal(master, id, body, sealedTo), DedupKey = dedupKey, CreatedAt = now, DueAt = now,
        };
        db.OutboxMails.Add(mail);
        db.SavedChanges += (_, _) => signal.Ring();
        return mail;
    }
}

internal sealed record SealedBody(string Text, string Html, string? To = null)
{
    public static byte[] Seal(MasterKey master, Guid id, MailText body, string? to) =>
        Sealing.Seal(master.Bytes, JsonSerializer.SerializeToUtf8Bytes(new SealedBody(body.Text, body.Html, to)), Purpose(id));

    public static SealedBody? Open(MasterKey master, OutboxMail mail) =>
        mail.Body.Length == 0 ? null : JsonSerializer.Deserialize<SealedBody>(Sealing.Open(master.Bytes, mail.Body, Purpose(mail.Id)));

    private static byte[] Purpose(Guid id) => [.. "mail:"u8, .. id.ToByteArray()];
}
