using Pace.Learning.Web.Accounts.People.StandIn;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.Agreements.Plans.Reminders;
using Pace.Learning.Web.BackOffice.Asked;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews.Answers;
using Pace.Learning.Web.Studio.Statistics.Searches;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web;

/// <summary>Everything that the site does by itself, and when, on London's clocks. A room that adds a job adds its line here.</summary>
internal static class Timetable
{
    public static WebApplicationBuilder AddTimetable(this WebApplicationBuilder builder) => builder.AddJobs(jobs => jobs
        .Add<CheckpointJob>("Every hour, at five past", "0 5 * * * ?")
        .Add<SendCheckpoints>("Every day at 8:30", "0 30 8 * * ?")
        .Add<CheckSentCheckpoints>("Every night at 4:10", "0 10 4 * * ?")
        .Add<PublishDueReleases>("Every minute", "0 * * * * ?")
        .Add<EndYesesWithoutConsent>("Every quarter of an hour", "0 2/15 * * * ?")
        .Add<RenewalNotices>("Every day at 9:10", "0 10 9 * * ?")
        .Add<AskThreeMonthsOn>("Every day at 10:20", "0 20 10 * * ?")
        .Add<RemindSignatories>("Every hour, at a quarter past", "0 15 * * * ?")
        .Add<ExpireInvitations>("Every hour, at 16 minutes past", "0 16 * * * ?")
        .Add<LapseAgreements>("Every hour, at 17 minutes past", "0 17 * * * ?")
        .Add<AskForRenewals>("Every hour, at 18 minutes past", "0 18 * * * ?")
        .Add<TellOfStopped>("Every quarter of an hour", "0 4/15 * * * ?")
        .Add<TellOfAnswers>("Every day at 9:40", "0 40 9 * * ?")
        .Add<TellOfAreaEnds>("Every day at 9:20", "0 20 9 * * ?")
        .Add<OpenReviews>("Every hour, at 19 minutes past", "0 19 * * * ?")
        .Add<PlanReminders>("Every day at 9:30", "0 30 9 * * ?")
        .Add<ForgetSigningLinks>("Every hour, at 20 minutes past", "0 20 * * * ?")
        .Add<ForgetSignatoryAddresses>("Every hour, at 21 minutes past", "0 21 * * * ?")
        .Add<ForgetKeptForms>("Every hour, at 22 minutes past", "0 22 * * * ?")
        .Add<AlertUnreadConcerns>("Every quarter of an hour", "0 7/15 * * * ?")
        .Add<KeepRoleDays>("Every night at 0:10", "0 10 0 * * ?")
        .Add<EndDeputies>("Every night at 0:10", "0 10 0 * * ?")
        .Add<ForgetClosedConcerns>("Every night at 3:30", "0 30 3 * * ?")
        .Add<FinishErasures>("Every hour, at 23 minutes past", "0 23 * * * ?")
        .Add<ForgetOldMail>("Every night at 3:40", "0 40 3 * * ?")
        .Add<ForgetOldRuns>("Every night at 3:50", "0 50 3 * * ?")
        .Add<ForgetUnmetSearches>("Every night at 3:55", "0 55 3 * * ?"));
}
