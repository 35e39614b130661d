using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Contributions.Consents.Renewals;

/// <summary>
/// Asks parents, well before a yes ends, whether they would like it to go on. Asking more often sends nothing twice.
/// Who doesn't answer has said no: nothing is renewed by itself. Whoever wants a call or a text gets no mail: the manager's week asks for it.
/// </summary>
internal sealed class RenewalNotices(PaceDbContext db, PersonDirectory people, RenewalCalls calls, Outbox outbox, PublicUrl site, TimeProvider time) : IRecurringJob
{
    public static string Name => "consent-renewals";

    public static string What => "Asks parents whether a yes that ends soon may go on";

    /// <summary>The first question, in days before the end.</summary>
    public const int FirstDays = 60;

    /// <summary>The second question, in days before the end.</summary>
    public const int SecondDays = 14;

    public Task RunAsync(CancellationToken cancellation) => AskAsync(cancellation);

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
            where consent.EndsAt > after && consent.EndsAt <= until && consent.Use != ConsentUse.AreaReview
            join participant in db.ParticipantProfiles on consent.ParticipantId equals participant.Id
            join person in people.Contacts on participant.PersonId equals (Guid?)person.Id
            orderby consent.EndsAt
            select new { consent.Id, consent.ParticipantId, participant.Channel, person.Email }).ToListAsync(cancellation);
        var sent = 0;
        var letter = new RenewalLetter { Url = site.Of("/taking-part") };
        // One mail a parent, however many of their yeses end.
        foreach (var first in due.DistinctBy(d => d.ParticipantId))
        {
            if (first.Channel != ContactChannel.Email)
            {
                await calls.AskAsync(first.ParticipantId, first.Id, days, cancellation);
                continue;
            }
            var key = $"renewal/{days}/{first.Id:N}";
            if (first.Email is { Length: > 0 } address && await outbox.SendOnceAsync(address, letter, key, cancellation))
            {
                sent++;
            }
        }
        return sent;
    }
}
