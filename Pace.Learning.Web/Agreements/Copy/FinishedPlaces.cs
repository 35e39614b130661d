namespace Pace.Learning.Web.Agreements.Copy;

internal static class FinishedPlaces
{
    extension(IQueryable<Signatory> signatories)
    {
        /// <summary>Those who signed something that came into force.</summary>
        public IQueryable<Signatory> Finished(PaceDbContext db) =>
            signatories.Where(p => p.Signature != null && db.Set<Agreement>().Any(s => s.Id == p.AgreementId && s.InForceAt != null));
    }
}
