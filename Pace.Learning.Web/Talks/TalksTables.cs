using Pace.Learning.Web.Talks.Calendar;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;
using Pace.Learning.Web.Talks.News;

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

        /// <summary>Sessions as their trainers last heard of them.</summary>
        public DbSet<SessionAsTold> SessionsAsTold => db.Set<SessionAsTold>();

        /// <summary>Secret addresses that calendars read talks from.</summary>
        public DbSet<CalendarFeed> CalendarFeeds => db.Set<CalendarFeed>();

        /// <summary>Longer rests that were agreed.</summary>
        public DbSet<RestPeriod> RestPeriods => db.Set<RestPeriod>();
    }
}
