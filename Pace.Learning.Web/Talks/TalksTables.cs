using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks;

/// <summary>The tables of this room.</summary>
internal static class TalksTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Sessions that parents are asked to speak at.</summary>
        public DbSet<Talk> Talks => db.Set<Talk>();

        /// <summary>Parents who were asked to speak, and their answers.</summary>
        public DbSet<TalkInvitation> TalkInvitations => db.Set<TalkInvitation>();

        /// <summary>Recordings that are offered in place of a speaker.</summary>
        public DbSet<BackupOffer> BackupOffers => db.Set<BackupOffer>();

        /// <summary>When each parent was asked last.</summary>
        public DbSet<SpeakerDiary> SpeakerDiaries => db.Set<SpeakerDiary>();

        /// <summary>Check-ins and debriefs around talks.</summary>
        public DbSet<CareTask> CareTasks => db.Set<CareTask>();

        /// <summary>Longer rests that were agreed.</summary>
        public DbSet<RestPeriod> RestPeriods => db.Set<RestPeriod>();
    }
}
