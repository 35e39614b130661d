using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>The seals of consents. One that doesn't fit stays as it is: whoever changed the row gains nothing by a change of the key.</summary>
internal sealed class ConsentSeals(PaceDbContext db) : ISealedByMaster
{
    public string Name => "seals of consents";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation)
    {
        var (now, before) = (new ConsentSeal(master), new ConsentSeal(master.Before!));
        return db.MoveAsync(
            db.Consents.OrderBy(c => c.Id).Select(c => c.Id), ids => db.Consents.Where(c => EF.Parameter(ids).Contains(c.Id)).WithEntry(db),
            recorded =>
            {
                if (recorded.Fits(now) || !recorded.Fits(before))
                {
                    return false;
                }
                recorded.Consent.SealWith(now, recorded.Entry.Hash);
                return true;
            }, cancellation);
    }
}
