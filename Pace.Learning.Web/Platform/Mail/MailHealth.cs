using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Mail that waits doesn't take the site down, but somebody must know.</summary>
internal sealed class MailHealth(PaceDbContext db, IMailTransport transport, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!transport.IsThere)
        {
            return HealthCheckResult.Degraded("no mail server is set (Pace__Mail__Smtp__Host): mail waits");
        }
        var now = time.GetUtcNow().UtcDateTime;
        // What waits for its reader's quiet time to end isn't late.
        var oldest = await db.OutboxMails.Where(m => m.DueAt != null && (m.Attempts > 0 || m.DueAt <= now)).MinAsync(m => m.Attempts > 0 ? m.CreatedAt : m.DueAt, cancellationToken);
        var undelivered = await db.OutboxMails.Undelivered().CountAsync(cancellationToken);
        var words = (oldest is { } since ? $"the oldest mail waits for {Math.Max(0, (int)(now - since).TotalMinutes)} minutes" : "nothing waits")
            + (undelivered > 0 ? $"; {undelivered} could not be delivered, see /manage/mail" : "");
        return now - oldest > Late ? HealthCheckResult.Degraded(words) : HealthCheckResult.Healthy(words);
    }
}

internal static class MailQueries
{
    extension(IQueryable<OutboxMail> mails)
    {
        /// <summary>Those that wait for somebody to decide.</summary>
        public IQueryable<OutboxMail> Undelivered() =>
            mails.Where(m => m.DueAt == null && m.SentAt == null && m.DroppedAt == null && m.Problem != MailProblem.TooLate);
    }
}
