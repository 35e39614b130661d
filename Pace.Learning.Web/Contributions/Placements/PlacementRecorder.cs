using System.Security.Claims;
using Pace.Learning.Web.Parents;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>
/// Puts contributions in the places that lessons have for them, and takes them out. Whose words make room is told so kindly, and can see until when they stood there.
/// </summary>
internal sealed class PlacementRecorder(PaceDbContext db, ContributionRecord record, ParentMail mail, PublicUrl site, VoicePlaces places, TimeProvider time)
{
    /// <summary>The field that a refusal names when something else stands there, which nobody has been asked about.</summary>
    public const string IsTaken = "Replaces";

    /// <summary>Puts a contribution in a place. What stands there makes room only if it is what the editor has seen.</summary>
    public Task<Refusal?> PutAsync(ClaimsPrincipal staff, Guid contributionId, string? key, Guid? replaces, CancellationToken cancellation) => db.RetryOnConflictAsync<Refusal?>(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await db.Contributions.VisibleTo(staff, db, now).AnyAsync(c => c.Id == contributionId, stop))
        {
            return new Refusal("", "This is not shared any more, so it can’t be placed.");
        }
        if (string.IsNullOrEmpty(key))
        {
            return new Refusal("Key", "Choose a place in a lesson");
        }
        if ((await places.WithAsync(key, stop)).Count == 0)
        {
            return new Refusal("Key", "There is no such place in a lesson now. Choose one from the list");
        }
        var placement = await db.Placements.SingleOrDefaultAsync(p => p.Key == key, stop);
        if (placement?.ContributionId == contributionId)
        {
            return null;
        }
        if (placement is null)
        {
            db.Placements.Add(new Placement(key, contributionId, staff.RequiredPersonId, now));
        }
        else if (await StandingAsync(placement, stop) is { IsShared: true } standing && standing.Id != replaces)
        {
            return new Refusal(IsTaken, "Other words stand there. Look at both, and decide.");
        }
        else
        {
            await MakeRoomAsync(placement, staff, now, stop);
            placement.Put(contributionId, staff.RequiredPersonId, now);
        }
        await record.AppendAsync(db, contributionId, "contribution.placed", new { Place = key }, staff.PersonId, stop);
        return null;
    }, cancellation);

    /// <summary>Takes a contribution out of a place. <c>false</c> when it isn't there.</summary>
    public Task<bool> TakeAsync(ClaimsPrincipal staff, Guid contributionId, string? key, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await db.Contributions.VisibleTo(staff, db, now).AnyAsync(c => c.Id == contributionId, stop)
            || await db.Placements.SingleOrDefaultAsync(p => p.Key == key && p.ContributionId == contributionId, stop) is not { } placement)
        {
            return false;
        }
        await MakeRoomAsync(placement, staff, now, stop);
        db.Placements.Remove(placement);
        return true;
    }, cancellation);

    /// <summary>Empties a place whose words nobody sees any more. <c>false</c> when it isn't one.</summary>
    public Task<bool> FreeAsync(ClaimsPrincipal staff, string key, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.HeldInVain(now).SingleOrDefaultAsync(p => p.Key == key, stop) is not { } placement)
        {
            return false;
        }
        await MakeRoomAsync(placement, staff, now, stop);
        db.Placements.Remove(placement);
        return true;
    }, cancellation);

    private Task<Contribution?> StandingAsync(Placement placement, CancellationToken cancellation) =>
        db.Contributions.Include(c => c.Versions).SingleOrDefaultAsync(c => c.Id == placement.ContributionId, cancellation);

    private async Task MakeRoomAsync(Placement placement, ClaimsPrincipal staff, DateTime now, CancellationToken cancellation)
    {
        if (await StandingAsync(placement, cancellation) is not { } standing)
        {
            return;
        }
        // What was taken back stood there until then, and its parent knows.
        var until = standing.Withdrawal is { } withdrawal && withdrawal.At < now ? withdrawal.At : now;
        db.FormerPlacements.Add(new FormerPlacement(placement, until));
        await record.AppendAsync(db, standing.Id, "contribution.replaced", new { Place = placement.Key }, staff.PersonId, cancellation);
        if (standing.IsShared)
        {
            await mail.SendAsync(standing.ParticipantId, new PlaceChangedLetter { Url = site.Of("/taking-part/uses") }, cancellation);
        }
    }
}
