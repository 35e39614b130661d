using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Mail is not an archive: what was sent or given up long ago goes.</summary>
internal sealed class ForgetOldMail(PaceDbContext db, TimeProvider time) : IRecurringJob
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static string Name => "forget-old-mail";

    public static string What => "Deletes what the list of mail remembers after 30 days";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (before, keysBefore) = (now - KeptFor, now - MailKey.KeptFor);
        await db.OutboxMails.Where(m => m.DueAt == null && m.CreatedAt < before).ExecuteDeleteAsync(cancellation);
        await db.MailKeys.Where(k => k.At < keysBefore).ExecuteDeleteAsync(cancellation);
    }
}
