using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.LocalAreas.Workplaces;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>The tables of this room.</summary>
internal static class LocalAreasTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Authorities and partnerships, those that ended as well.</summary>
        public DbSet<LocalArea> LocalAreas => db.Set<LocalArea>();

        /// <summary>Which authorities belong to a partnership.</summary>
        public DbSet<PartnershipMember> PartnershipMembers => db.Set<PartnershipMember>();

        /// <summary>Which areas took over from which.</summary>
        public DbSet<AreaSuccession> AreaSuccessions => db.Set<AreaSuccession>();

        /// <summary>Agencies of areas.</summary>
        public DbSet<Agency> Agencies => db.Set<Agency>();

        /// <summary>Who asked to act for an area, and what came of it.</summary>
        public DbSet<AreaLead> AreaLeads => db.Set<AreaLead>();

        /// <summary>Where learners work.</summary>
        public DbSet<Workplace> Workplaces => db.Set<Workplace>();

        /// <summary>How many staff agencies have.</summary>
        public DbSet<StaffCount> StaffCounts => db.Set<StaffCount>();

        /// <summary>By which requirement trained people were counted.</summary>
        public DbSet<CountedBy> CountedBy => db.Set<CountedBy>();
    }
}
