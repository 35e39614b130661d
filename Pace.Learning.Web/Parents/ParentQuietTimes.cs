using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents;

/// <summary>A parent's quiet times and their pause, for mail that is about to leave. Whoever hasn't joined yet has chosen none.</summary>
internal sealed class ParentQuietTimes(PaceDbContext db, PersonDirectory people) : IQuietTimes
{
    public async Task<DateTime?> EndAsync(string alias, DateTime now, CancellationToken cancellation)
    {
        var normalized = alias.ToUpperInvariant();
        var parent = await db.Participants.Where(p => people.Contacts.Any(u => u.Id == p.PersonId && u.NormalizedEmail == normalized))
            .Select(p => new { p.Preferences!.NotAt, IsPaused = p.Pause != null && (p.Pause.Until == null || p.Pause.Until > now), p.Pause!.Until })
            .SingleOrDefaultAsync(cancellation);
        if (parent is null)
        {
            return null;
        }
        var from = parent.IsPaused ? parent.Until : now;
        var ends = from is { } start && QuietHours.FirstOutside(parent.NotAt, start) is { } first ? first : DateTime.MaxValue;
        return ends > now ? ends : null;
    }
}
