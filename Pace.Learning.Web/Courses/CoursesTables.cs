using Pace.Learning.Web.Courses.Certificates;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.Confidence;
using Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Courses.Reflections;

namespace Pace.Learning.Web.Courses;

/// <summary>The tables of this room.</summary>
internal static class CoursesTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Proof of completed courses.</summary>
        public DbSet<Certificate> Certificates => db.Set<Certificate>();

        /// <summary>Who takes which course.</summary>
        public DbSet<Enrolment> Enrolments => db.Set<Enrolment>();

        /// <summary>Who has read which lesson.</summary>
        public DbSet<LessonRead> LessonReads => db.Set<LessonRead>();

        /// <summary>Answers to knowledge checks.</summary>
        public DbSet<CheckAttempt> CheckAttempts => db.Set<CheckAttempt>();

        /// <summary>Later draws from pools of questions.</summary>
        public DbSet<PoolDraw> PoolDraws => db.Set<PoolDraw>();

        /// <summary>Learners' private notes, encrypted.</summary>
        public DbSet<Reflection> Reflections => db.Set<Reflection>();

        /// <summary>How confident learners were.</summary>
        public DbSet<ConfidenceRating> ConfidenceRatings => db.Set<ConfidenceRating>();

        /// <summary>Learners who would rather not be asked three months on.</summary>
        public DbSet<NoLaterQuestions> NoLaterQuestions => db.Set<NoLaterQuestions>();
    }
}
