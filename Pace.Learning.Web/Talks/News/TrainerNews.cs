using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Talks.News;

/// <summary>Tells a trainer what touches their day: never who was asked, nor why somebody doesn't speak.</summary>
internal sealed class TrainerNews(PaceDbContext db, PersonDirectory people, Outbox outbox, PublicUrl site)
{
    /// <summary>An act tells of what it changes. The caller saves.</summary>
    public async Task TellAsync(Talk talk, SessionParts parts, string news, CancellationToken cancellation)
    {
        (await AsToldAsync(talk, cancellation)).Tell(parts);
        await SendAsync(talk, news, cancellation);
    }

    /// <summary>Tells of what has changed without an act that told it. The caller saves.</summary>
    public async Task CatchUpAsync(Talk talk, SessionNow now, CancellationToken cancellation)
    {
        var untold = (await AsToldAsync(talk, cancellation)).CatchUp(now);
        if (untold != SessionParts.None)
        {
            await SendAsync(talk, string.Join(' ', Words(untold, talk, now)), cancellation);
        }
    }

    private async Task<SessionAsTold> AsToldAsync(Talk talk, CancellationToken cancellation)
    {
        if (await db.SessionsAsTold.FindAsync([talk.Id], cancellation) is { } told)
        {
            return told;
        }
        var first = await db.Talks.Where(t => t.Id == talk.Id).SelectMany(t => t.Moves).OrderBy(m => m.At).Select(m => (DateTime?)m.From).FirstOrDefaultAsync(cancellation);
        return db.SessionsAsTold.Add(new SessionAsTold(talk.Id, first ?? talk.StartsAt, talk.Place)).Entity;
    }

    private async Task SendAsync(Talk talk, string news, CancellationToken cancellation)
    {
        if (await people.FindAsync(talk.RequestedBy, cancellation) is { Email: { Length: > 0 } to })
        {
            outbox.Add(to, new TrainerLetter { News = news, Url = site.Of(TalkAddresses.Trainer(talk.Id)) });
        }
    }

    private static IEnumerable<string> Words(SessionParts parts, Talk talk, SessionNow now)
    {
        if (parts.HasFlag(SessionParts.Off))
        {
            yield return $"Your session on {LondonTime.LongDayAndTime(talk.StartsAt)} is cancelled.";
            yield break;
        }
        if (parts.HasFlag(SessionParts.Time))
        {
            yield return $"Your session is now on {LondonTime.LongDayAndTime(talk.StartsAt)}.";
        }
        if (parts.HasFlag(SessionParts.Place))
        {
            yield return $"Your session is now {Where(talk)}.";
        }
        if (parts.HasFlag(SessionParts.Speakers))
        {
            yield return "Who speaks at your session has changed.";
        }
        if (parts.HasFlag(SessionParts.Backup))
        {
            yield return now.Backup.Count > 0 ? "The back-up for your session has changed." : "The back-up for your session is not there any more.";
        }
    }

    /// <summary>Where it is, in a sentence.</summary>
    public static string Where(Talk talk) => talk.IsOnline ? "online" : $"at this place: {talk.Place}";
}
