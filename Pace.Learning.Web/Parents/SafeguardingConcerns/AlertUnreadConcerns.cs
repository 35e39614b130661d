using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>
/// Nobody has read a worry in the time that it may wait: the DSO and whoever stands in hear it again, and administrators hear that they should ring them. Administrators learn
/// nothing of the worry, not even when it was raised.
/// </summary>
internal sealed class AlertUnreadConcerns(
    PaceDbContext db, PersonDirectory people, Outbox outbox, PublicUrl site, ParticipantLedger record, IOptions<SafeguardingOptions> options, TimeProvider time) : IRecurringJob
{
    public static string Name => "safeguarding-unread";

    public static string What => "Tells the safeguarding officer, deputies and administrators when a worry has not been read in time";

    public Task RunAsync(CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var alerts = db.ConcernSecondAlerts;
        var unread = await db.SafeguardingConcerns.AsNoTracking()
            .Where(c => c.Acknowledgement == null && c.Closing == null && !alerts.Any(a => a.ConcernId == c.Id)).ToListAsync(stop);
        var late = unread.FindAll(c => c.RaisedAt + options.Value.MayWait(c.Urgency) <= now);
        if (late.Count == 0)
        {
            return;
        }
        var officers = await people.InRoleAsync(Roles.SafeguardingOfficer, stop);
        foreach (var concern in late)
        {
            db.ConcernSecondAlerts.Add(new ConcernSecondAlert(concern.Id, now));
            await record.AppendForConcernAsync(concern.Id, "worry.second-alert", null, stop);
            foreach (var officer in officers)
            {
                outbox.Add(officer.Email, new ConcernUnreadLetter { Urgency = concern.Urgency, RaisedAt = LondonTime.LongWithTime(concern.RaisedAt), Url = site.Of(OneConcernModel.Address(concern.Id)) });
            }
        }
        foreach (var admin in (await people.InRoleAsync(Roles.Admin, stop)).Where(a => officers.All(o => o.Id != a.Id)))
        {
            outbox.Add(admin.Email, new RingOfficerLetter { Officers = string.Join(", ", officers.Where(o => o.Name.Length > 0).Select(o => o.Name)) });
        }
    }, cancellation);
}
