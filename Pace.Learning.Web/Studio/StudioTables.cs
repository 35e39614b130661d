using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Emptied;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Reviews.Comments;
using Pace.Learning.Web.Studio.Reviews.Members;
using Pace.Learning.Web.Studio.Reviews.Rounds;
using Pace.Learning.Web.Studio.Statistics.Searches;
using Pace.Learning.Web.Studio.Tree;
using Pace.Learning.Web.Studio.Write;

namespace Pace.Learning.Web.Studio;

/// <summary>The tables of this room.</summary>
internal static class StudioTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Documents that were worked on here.</summary>
        public DbSet<Document> Documents => db.Set<Document>();

        /// <summary>Their texts, as they were.</summary>
        public DbSet<Revision> Revisions => db.Set<Revision>();

        /// <summary>What is being written.</summary>
        public DbSet<Draft> Drafts => db.Set<Draft>();

        /// <summary>Its saves.</summary>
        public DbSet<DraftSave> DraftSaves => db.Set<DraftSave>();

        /// <summary>Who has a document open.</summary>
        public DbSet<Presence> Presences => db.Set<Presence>();

        /// <summary>Where documents stood before they were renamed.</summary>
        public DbSet<FormerPath> FormerPaths => db.Set<FormerPath>();

        /// <summary>Who approved which revision.</summary>
        public DbSet<Approval> Approvals => db.Set<Approval>();

        /// <summary>Parents and their advisory group.</summary>
        public DbSet<Reviewer> Reviewers => db.Set<Reviewer>();

        /// <summary>Revisions that the group was given to read.</summary>
        public DbSet<ReviewRound> ReviewRounds => db.Set<ReviewRound>();

        /// <summary>What parents say about them.</summary>
        public DbSet<ReviewComment> ReviewComments => db.Set<ReviewComment>();

        /// <summary>Documents that parents would rather not read.</summary>
        public DbSet<ReviewRefusal> ReviewRefusals => db.Set<ReviewRefusal>();

        /// <summary>Places without a parent's words that somebody has looked at.</summary>
        public DbSet<SeenPlace> SeenPlaces => db.Set<SeenPlace>();

        /// <summary>Words that people searched for in vain, and on which days.</summary>
        public DbSet<UnmetSearch> UnmetSearches => db.Set<UnmetSearch>();

        /// <summary>What is published together.</summary>
        public DbSet<Release> Releases => db.Set<Release>();

        /// <summary>Lines that publishing added to the lists of the content folder.</summary>
        public DbSet<ListLine> ListLines => db.Set<ListLine>();
    }
}
