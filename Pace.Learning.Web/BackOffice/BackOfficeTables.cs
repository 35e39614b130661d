using Pace.Learning.Web.BackOffice.Asked;

namespace Pace.Learning.Web.BackOffice;

/// <summary>The tables of this room.</summary>
internal static class BackOfficeTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Documents of Umbraco that aren't public as they are there.</summary>
        public DbSet<OfficeDocument> OfficeDocuments => db.Set<OfficeDocument>();
    }
}
