using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Contributions.Consents.Speaking;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Contributions.Transcripts;

namespace Pace.Learning.Web.Contributions;

/// <summary>The tables of this room.</summary>
internal static class ContributionsTables
{
    extension(PaceDbContext db)
    {
        /// <summary>What parents write and record.</summary>
        public DbSet<Contribution> Contributions => db.Set<Contribution>();

        /// <summary>What parents shared, as it was then.</summary>
        public DbSet<ContributionVersion> ContributionVersions => db.Set<ContributionVersion>();

        /// <summary>Other words that were suggested to parents.</summary>
        public DbSet<Suggestion> Suggestions => db.Set<Suggestion>();

        /// <summary>Recordings that parents asked us to type.</summary>
        public DbSet<TranscriptRequest> TranscriptRequests => db.Set<TranscriptRequest>();

        /// <summary>What parents said yes to.</summary>
        public DbSet<Consent> Consents => db.Set<Consent>();

        /// <summary>Parents who were asked whether they would say yes to speaking.</summary>
        public DbSet<SpeakRequest> SpeakRequests => db.Set<SpeakRequest>();

        /// <summary>Parents who are told without a mail that a yes ends.</summary>
        public DbSet<RenewalCall> RenewalCalls => db.Set<RenewalCall>();

        /// <summary>Which contribution stands at which place.</summary>
        public DbSet<Placement> Placements => db.Set<Placement>();

        /// <summary>Which contribution stood at which place before.</summary>
        public DbSet<FormerPlacement> FormerPlacements => db.Set<FormerPlacement>();

        /// <summary>Notes from learners to parents.</summary>
        public DbSet<ThankYouNote> ThankYouNotes => db.Set<ThankYouNote>();

        /// <summary>Parents who would rather get no notes.</summary>
        public DbSet<ThankYouOptOut> ThankYouOptOut => db.Set<ThankYouOptOut>();

        /// <summary>Parents who were asked what they think of their area, and what they wrote.</summary>
        public DbSet<ReviewStatement> ReviewStatements => db.Set<ReviewStatement>();
    }
}
