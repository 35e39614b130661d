using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.People;
using Pace.Learning.Web.Accounts.People.StandIn;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.Agreements.Plans.Reminders;
using Pace.Learning.Web.BackOffice;
using Pace.Learning.Web.BackOffice.Asked;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;
using Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;
using Pace.Learning.Web.Platform.Ledger.Keys;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews.Answers;
using Pace.Learning.Web.Studio.Reviews.Comments;
using Pace.Learning.Web.Studio.Statistics.Searches;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Platform.Jobs;

/// <summary>A job may run again after a crash, and for a moment beside itself: the database holds the same as if it had run once.</summary>
public sealed class TwiceAtOnceTests : IAsyncLifetime
{
    // Each job when there is something for it to do, in days from the start: the demo area has one agreement in force, and one that is asked for.
    private static readonly (int Day, Type Job)[] Due =
    [
        (0, typeof(CheckpointJob)),
        (0, typeof(SendCheckpoints)),
        (0, typeof(CheckSentCheckpoints)),
        (0, typeof(EndYesesWithoutConsent)),
        (0, typeof(PublishDueReleases)),
        (0, typeof(TellOfStopped)),
        (0, typeof(TellOfAnswers)),
        (0, typeof(PlanReminders)),
        (0, typeof(TellOfAreaEnds)),
        (0, typeof(AskThreeMonthsOn)),
        (0, typeof(ForgetOldMail)),
        (0, typeof(ForgetOldRuns)),
        (0, typeof(ForgetUnmetSearches)),
        (0, typeof(FinishErasures)),
        (1, typeof(KeepRoleDays)),
        (2, typeof(AlertUnreadConcerns)),
        (2, typeof(EndDeputies)),
        (2, typeof(ForgetKeptForms)),
        (8, typeof(RemindSignatories)),
        (19, typeof(RemindSignatories)),
        (22, typeof(ExpireInvitations)),
        (22, typeof(ForgetSigningLinks)),
        (310, typeof(RenewalNotices)),
        (340, typeof(OpenReviews)),
        (400, typeof(ForgetClosedConcerns)),
        (1010, typeof(AskForRenewals)),
        (1200, typeof(LapseAgreements)),
        (1300, typeof(ForgetSignatoryAddresses)),
    ];

    private readonly QuietSite once = new();
    private readonly QuietSite twice = new();

    public async ValueTask InitializeAsync()
    {
        await once.InitializeAsync();
        await twice.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await once.DisposeAsync();
        await twice.DisposeAsync();
    }

    [Fact]
    public async Task EveryJob_MayRunTwiceAtOnce()
    {
        await PrepareAsync(once);
        await PrepareAsync(twice);
        Assert.Equal(once.Services.GetRequiredService<RecurringJobs>().All.Select(j => j.Type.Name).Order(), Due.Select(d => d.Job.Name).Distinct().Order());
        var today = 0;
        foreach (var (day, job) in Due)
        {
            once.Clock.Advance(TimeSpan.FromDays(day - today));
            twice.Clock.Advance(TimeSpan.FromDays(day - today));
            today = day;
            var expected = await ChangesAsync(once, job, times: 1);
            // It clears files, and what it does is no row's.
            Assert.True(expected.Count > 0 || job == typeof(FinishErasures), $"{job.Name} had nothing to do");
            var actual = await ChangesAsync(twice, job, times: 2);
            Assert.True(expected.SequenceEqual(actual), $"{job.Name} changed\n{string.Join('\n', expected)}\nwhen run once, and twice at once\n{string.Join('\n', actual)}");
        }
    }

    private static async Task<IReadOnlyList<string>> ChangesAsync(QuietSite site, Type job, int times)
    {
        var before = await DatabaseContents.ReadAsync(site);
        site.Services.GetRequiredService<SavesMeet>().Begin(times);
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(async () =>
        {
            await using var scope = site.Services.CreateAsyncScope();
            await ((IRecurringJob)scope.ServiceProvider.GetRequiredService(job)).RunAsync(TestContext.Current.CancellationToken);
        })));
        return (await DatabaseContents.ReadAsync(site)).ChangesSince(before);
    }

    // What the demo data doesn't hold.
    private static async Task PrepareAsync(QuietSite site)
    {
        var scene = new TalkScene(site);
        var (talk, parent) = (await scene.TalkAsync(scene.DayIn(60)), await scene.ParentAsync());
        Assert.Null(await scene.AskAsync(talk, parent));
        Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
        await ScheduleAsync(site, scene.Now);
        await SendOneThatIsNotThereAsync(site);
        await site.WithDatabaseAsync(async db =>
        {
            (await db.Consents.Where(c => c.ParticipantId == parent).ToListAsync()).ForEach(c => c.EndNow(ConsentEnding.EverythingWithdrawn, scene.Now));
            var learner = await db.Users.SingleAsync(u => u.Email == "learner@demo.example");
            var completed = scene.Now.AddDays(-95);
            var enrolment = await db.Enrolments.SingleOrDefaultAsync(e => e.PersonId == learner.Id && e.CourseId == "relational-safeguarding")
                ?? db.Enrolments.Add(new Enrolment(learner.Id, "relational-safeguarding", WorkforceLevel.FrontlineStaff, completed)).Entity;
            enrolment.Complete(completed);
            db.OutboxMails.Add(new OutboxMail { To = "old@example.org", CreatedAt = scene.Now.AddDays(-40), SentAt = scene.Now.AddDays(-40) });
            var (manager, officer) = (await db.Users.SingleAsync(u => u.Email == "participation-manager@demo.example"), await db.Users.SingleAsync(u => u.Email == "dso@demo.example"));
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = manager.Id, RoleId = Roles.IdOf(Roles.SafeguardingOfficer) });
            db.ConcernDeputies.Add(new ConcernDeputy(manager.Id, LondonTime.DayOf(scene.Now), hadRole: false, officer.Id, scene.Now));
            var concern = new SafeguardingConcern(Guid.CreateVersion7(), manager.Id, null, isFromParent: false, new WorryAbout("", null), ConcernUrgency.Soon, null, scene.Now);
            Assert.Null(concern.Close(officer.Id, "Dan", ConcernOutcome.Support, [1], scene.Now));
            db.SafeguardingConcerns.Add(concern);
            db.SafeguardingConcerns.Add(new SafeguardingConcern(Guid.CreateVersion7(), manager.Id, null, isFromParent: false, new WorryAbout("", null), ConcernUrgency.Soon, null, scene.Now));
            var document = db.Documents.Add(new Document("pages/tea.md", null, scene.Now)).Entity;
            var note = new ReviewComment(Guid.CreateVersion7(), document.Id, 1, parent, null, [1], null, scene.Now);
            note.Reply(new CommentAnswer(CommentOutcome.Thanks, manager.Id, "Ed", scene.Now, null));
            db.ReviewComments.Add(note);
            var grant = RoleGrant.ForDays(learner.Id, Roles.StandIn, LondonTime.DayOf(scene.Now), LondonTime.DayOf(scene.Now).AddDays(3), manager.Id, null, scene.Now);
            grant.Confirm(officer.Id, scene.Now);
            db.RoleGrants.Add(grant);
            db.KeptForms.Add(new KeptForm(Guid.CreateVersion7(), new FormOwner(learner.Id, IsGuest: false, "/account/name"), [1], scene.Now));
            var area = db.LocalAreas.Add(new LocalArea("endshire", "Endshire", null, AreaKind.County, "North West", null, LondonTime.DayOf(scene.Now).AddDays(40))).Entity;
            var lead = new AreaLead(area.Id, learner.Id, "Manager", "Council", "It is my job", scene.Now);
            lead.Verify(officer.Id, VerifiedHow.KnownContact, null, scene.Now);
            db.AreaLeads.Add(lead);
            var office = db.OfficeDocuments.Add(new OfficeDocument(Guid.CreateVersion7())).Entity;
            office.Place("pages/tea.md", "Tea");
            office.Stop("Parents haven’t approved these words.", isUnattended: true, scene.Now);
            db.UnmetSearches.Add(new UnmetSearch("trousers", LondonTime.DayOf(scene.Now).AddDays(-UnmetSearch.DaysKept - 1)));
            db.JobRuns.Add(new JobRun("long-ago", scene.Now, 0, scene.Now.AddDays(-91)));
            return await db.SaveChangesAsync();
        });
    }

    private static async Task ScheduleAsync(QuietSite site, DateTime dueAt)
    {
        var id = await site.ApprovedAsync("courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md", text => text + "\nBring a drink.\n");
        await using var scope = site.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ReleaseRecorder>()
            .PublishAsync("", [new WantedItem(id, [], [])], dueAt, (await site.MemberAsync(Roles.Publisher)).Id, CancellationToken.None);
        Assert.Empty(result.Blockers);
    }

    // As if the database had been put back since.
    private static async Task SendOneThatIsNotThereAsync(QuietSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (id, key) = await scope.ServiceProvider.GetRequiredService<LedgerKeys>().CurrentAsync(CancellationToken.None);
        var statement = new CheckpointStatement(9999, 1, 1, 1, new byte[32], new byte[32], id);
        await scope.ServiceProvider.GetRequiredService<SentCheckpoints>().AddAsync(CheckpointDocument.Of(new Checkpoint(statement, statement.Sign(key)), key), CancellationToken.None);
    }

    /// <summary>A site on which nothing happens by itself, not even mail is sent.</summary>
    private sealed class QuietSite : AppUnderTest
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pace:PublicUrl", "http://localhost").UseSetting("Pace:Ledger:CheckpointsTo", "keeper@example.org");
            builder.ConfigureTestServices(services =>
            {
                services.Remove(services.Single(s => s.ImplementationType == typeof(OutboxWorker)));
                services.AddSingleton<SavesMeet>().ConfigureDbContext<PaceDbContext>((site, context) => context.AddInterceptors(site.GetRequiredService<SavesMeet>()));
            });
        }
    }

    /// <summary>
    /// Makes runs at once be at once: each waits before its first save until the others have read what they decide on, too. Runs that take turns don't come; SQLite has one writer at a time anyway.
    /// </summary>
    private sealed class SavesMeet : SaveChangesInterceptor
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
        private TaskCompletionSource all = new();
        private int missing;

        public void Begin(int runs) => (all, missing) = (new(), TestDatabase.IsPostgres ? runs : 1);

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var met = all;
            if (Interlocked.Decrement(ref missing) <= 0)
            {
                met.TrySetResult();
            }
            await Task.WhenAny(met.Task, Task.Delay(Patience, cancellationToken));
            return result;
        }
    }
}
