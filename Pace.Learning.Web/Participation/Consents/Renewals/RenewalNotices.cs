using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Participation.Consents.Renewals;

/// <summary>
/// Asks parents, well before a yes ends, whether they would like it to go on. A job calls this each day; calling it more often sends nothing twice.
/// Who doesn't answer has said no: nothing is renewed by itself.
/// </summary>
public sealed class RenewalNotices(PaceDbContext db, Outbox outbox, IOptions<PaceOptions> options, TimeProvider time)
{
    /// <summary>The first question, in days before the end.</summary>
    public const int FirstDays = 60;

    /// <summary>The second question, in days before the end.</summary>
    public const int SecondDays = 14;

    /// <summary>Puts what is due into the outbox. Answers how many mails that are.</summary>
    public async Task<int> AskAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await AskAsync(now, now, now.AddDays(SecondDays), SecondDays, cancellation)
            + await AskAsync(now, now.AddDays(SecondDays), now.AddDays(FirstDays), FirstDays, cancellation);
    }

    private async Task<int> AskAsync(DateTime now, DateTime after, DateTime until, int days, CancellationToken cancellation)
    {
        var due = await (
            from consent in db.Consents.LiveAt(db, now)
            where consent.EndsAt > after && consent.EndsAt <= until
            join participant in db.Participants on consent.ParticipantId equals participant.Id
            join person in db.Users on participant.PersonId equals (Guid?)person.Id
            orderby consent.EndsAt
            select new { consent.Id, consent.ParticipantId, person.Email }).ToListAsync(cancellation);
        var sent = 0;
        // One mail a parent, however many of their yeses end.
        foreach (var first in due.DistinctBy(d => d.ParticipantId))
        {
            var key = $"renewal/{days}/{first.Id:N}";
            if (first.Email is { } address && !await db.OutboxMails.AnyAsync(m => m.DedupKey == key, cancellation))
            {
                outbox.Add(address, "A note for you", Text(), key);
                await db.SaveChangesAsync(cancellation);
                sent++;
            }
        }
        return sent;
    }

    private MailText Text()
    {
        var text = new MailText()
            .Paragraph("Hello,")
            .Paragraph("Something you said yes to ends soon. If you would like it to go on, you can say so on your page. If you do nothing, it ends, and that is fine.");
        return options.Value.PublicUrl is { Length: > 0 } site ? text.Link("Your page", site.TrimEnd('/') + "/taking-part") : text;
    }
}
