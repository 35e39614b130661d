using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Agreements.Start;

namespace Pace.Learning.Web.Agreements;

/// <summary>The tables of this room.</summary>
internal static class AgreementsTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Areas' signing of documents.</summary>
        public DbSet<Agreement> Agreements => db.Set<Agreement>();

        /// <summary>Who is asked to sign.</summary>
        public DbSet<Signatory> AgreementSignatories => db.Set<Signatory>();

        /// <summary>What happened to agreements.</summary>
        public DbSet<AgreementEvent> AgreementEvents => db.Set<AgreementEvent>();

        /// <summary>The bytes of what was signed.</summary>
        public DbSet<SignedText> SignedTexts => db.Set<SignedText>();

        /// <summary>Links in invitations to sign.</summary>
        public DbSet<SigningLink> SigningLinks => db.Set<SigningLink>();

        /// <summary>Browsers in which such a link was opened.</summary>
        public DbSet<SigningSession> SigningSessions => db.Set<SigningSession>();

        /// <summary>Agreements that are being put together.</summary>
        public DbSet<AgreementDraft> AgreementDrafts => db.Set<AgreementDraft>();

        /// <summary>What areas do to keep their promises.</summary>
        public DbSet<Plan> Plans => db.Set<Plan>();

        /// <summary>What happened to plans.</summary>
        public DbSet<PlanEvent> PlanEvents => db.Set<PlanEvent>();

        /// <summary>Reviews of how far promises are kept.</summary>
        public DbSet<Review> AgreementReviews => db.Set<Review>();
    }
}
