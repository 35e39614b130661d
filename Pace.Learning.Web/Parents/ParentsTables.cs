using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Parents.Notes;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.SafeguardingConcerns;

namespace Pace.Learning.Web.Parents;

/// <summary>The tables of this room.</summary>
internal static class ParentsTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Parents and carers who take part.</summary>
        public DbSet<Participant> Participants => db.Set<Participant>();

        /// <summary>Parents who were asked whether they would like to take part.</summary>
        public DbSet<ParticipantInvitation> ParticipantInvitations => db.Set<ParticipantInvitation>();

        /// <summary>Who opened a parent's details.</summary>
        public DbSet<AccessLogEntry> AccessLog => db.Set<AccessLogEntry>();

        /// <summary>What staff wrote down about parents.</summary>
        public DbSet<StaffNote> StaffNotes => db.Set<StaffNote>();

        /// <summary>What the DSO was told.</summary>
        public DbSet<SafeguardingConcern> SafeguardingConcerns => db.Set<SafeguardingConcern>();

        /// <summary>Of which worries more people were told that something waits.</summary>
        public DbSet<ConcernSecondAlert> ConcernSecondAlerts => db.Set<ConcernSecondAlert>();

        /// <summary>Who stands in for the DSO.</summary>
        public DbSet<ConcernDeputy> ConcernDeputies => db.Set<ConcernDeputy>();

        /// <summary>What parents claim for their costs and their time.</summary>
        public DbSet<ExpenseClaim> ExpenseClaims => db.Set<ExpenseClaim>();

        /// <summary>Photos of receipts.</summary>
        public DbSet<ClaimReceipt> ClaimReceipts => db.Set<ClaimReceipt>();

        /// <summary>How parents like to be thanked.</summary>
        public DbSet<PaymentPreference> PaymentPreferences => db.Set<PaymentPreference>();

        /// <summary>What was written to everybody of a meeting or a talk.</summary>
        public DbSet<GroupMessage> GroupMessages => db.Set<GroupMessage>();

        /// <summary>Whom these were for.</summary>
        public DbSet<GroupMessageReader> GroupMessageReaders => db.Set<GroupMessageReader>();

        /// <summary>Dates for parents among themselves.</summary>
        public DbSet<ParentEvent> ParentEvents => db.Set<ParentEvent>();

        /// <summary>Who comes.</summary>
        public DbSet<ParentEventAttendance> ParentEventAttendances => db.Set<ParentEventAttendance>();
    }
}
