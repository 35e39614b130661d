using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Web.Contributions.Placements;

/// <summary>
/// Places that are held by words which nobody sees any more: they were taken back, or no yes holds. During a pause the words keep their place: they may come back.
/// </summary>
internal static class HeldPlaces
{
    public static IQueryable<Placement> HeldInVain(this PaceDbContext db, DateTime now)
    {
        var valid = db.Consents.Where(c => c.Use == ConsentUse.Course).ValidAt(db, now);
        return from placement in db.Placements
               join contribution in db.Contributions on placement.ContributionId equals contribution.Id
               where contribution.Withdrawal != null || contribution.Erasure != null || !valid.Any(c => c.ContributionId == contribution.Id)
               select placement;
    }
}
