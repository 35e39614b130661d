using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Web.Parents;

/// <summary>Mail to parents. It says no more than that there is something to read: what it is about stays behind the sign-in.</summary>
public sealed class ParentMail
{
    private readonly PaceDbContext db;
    private readonly PersonDirectory people;
    private readonly Outbox outbox;

    internal ParentMail(PaceDbContext db, PersonDirectory people, Outbox outbox) => (this.db, this.people, this.outbox) = (db, people, outbox);

    /// <summary>Puts a letter to a parent into the outbox that can wait.</summary>
    public Task SendAsync(Guid participantId, Letter letter, CancellationToken cancellation) => SendAsync(participantId, letter, null, cancellation);

    /// <summary>Puts a letter to a parent into the outbox. Somebody who wants a call or a text isn't written to: the manager's page says so.</summary>
    /// <param name="participantId">To whom.</param>
    /// <param name="letter">What it says. It waits until they may be written to.</param>
    /// <param name="neededBy">When they must know at the latest, whatever times they chose.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    /// <param name="usefulUntil">After this it would only puzzle them, so it isn't sent any more.</param>
    public async Task SendAsync(Guid participantId, Letter letter, DateTime? neededBy, CancellationToken cancellation, DateTime? usefulUntil = null)
    {
        var parent = await db.ParticipantProfiles.Where(p => p.Id == participantId && p.PersonId != null && p.Channel == ContactChannel.Email)
            .Select(p => p.PersonId).SingleOrDefaultAsync(cancellation);
        if (parent is { } personId && await people.FindAsync(personId, cancellation) is { Email: { Length: > 0 } to })
        {
            outbox.Add(to, letter, neededBy: neededBy, usefulUntil: usefulUntil);
        }
    }
}
