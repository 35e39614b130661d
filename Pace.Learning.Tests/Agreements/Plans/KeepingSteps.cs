using Pace.Learning.Content.Library;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Agreements.Plans;

/// <summary>Agreements in force, and what partners do with their plans, by the acts that the pages call.</summary>
internal static class KeepingSteps
{
    private static int tags;

    extension(AppUnderTest app)
    {
        /// <summary>An agreement in force in a new area of this test's lead; its signatory is the first.</summary>
        public async Task<Agreement> InForceAsync(string document = AgreementContent.Charter, Guid? inArea = null)
        {
            await app.Stranger().GetPageAsync("/areas");
            var area = inArea ?? await app.AreaAsync();
            await using var scope = app.Services.CreateAsyncScope();
            var acts = scope.ServiceProvider.GetRequiredService<AgreementRecorder>();
            var areas = scope.ServiceProvider.GetRequiredService<AreaDirectory>();
            var (found, version) = (await areas.FindAsync(area, default), TextOf(scope.ServiceProvider, document, app.Today));
            var agencies = await areas.AgenciesAsync(area, default);
            var (tag, first) = (Interlocked.Increment(ref tags), await app.AddressAsync(Roles.Signatory));
            SignatoryDetails[] people = [.. version.Version.Signatories.Select((p, i) => new SignatoryDetails
            {
                RoleKey = p.Key, Role = p.Role, Level = p.Level, AgencyId = agencies.FirstOrDefault(a => a.Kind == p.Agency)?.Id ?? Guid.Empty, AgencyName = p.Agency.ToString(), IsRequired = true,
                Order = i + 1, Name = $"Signatory {tag}-{i}", Email = i == 0 ? first : $"signs-{tag}-{i}@area.example",
            })];
            var lead = await app.PersonAsync("area-lead");
            Assert.Null(await acts.StartAsync([new NewAgreement(area, found!.Name, version.Document, version.Version, lead, people, false, 21, null)], () => Task.CompletedTask, default));
            var agreement = await app.AgreementAsync(area, document);
            foreach (var signatory in agreement.Signatories)
            {
                var words = new SignatureInput(signatory.PersonName, signatory.Role, "I hold this post", false);
                Assert.Null(await acts.ActAsync(
                    agreement.Id, (s, now) => s.Sign(signatory.Id, new VerifiedIdentity(signatory.NormalizedEmail!, VerifiedIdentity.Account, null, null), words, new ShownText(version.Version.Sha256, version.Version.Declaration), now), default));
            }
            Assert.Null(await acts.CountersignAsync(agreement.Id, await app.PersonAsync("admin"), new CountersignatureInput(true, true, true, "Alex Admin"), default));
            return await app.AgreementAsync(area, document);
        }

        public async Task<Guid> PersonAsync(string role) => (await app.MemberAsync(role)).Id;

        public async Task<ActingFor> LeadAsync() => new(await app.PersonAsync("area-lead"), PlanSide.Area);

        public Task<Refusal?> OnPlanAsync(Guid agreement, Func<Plan, DateTime, Refusal?> act) =>
            app.WithServiceAsync<PlanRecorder, Refusal?>(plans => plans.ActAsync(agreement, act, TestContext.Current.CancellationToken));

        public Task<Plan?> PlanOfAsync(Agreement agreement) => app.WithDatabaseAsync(
            db => db.Plans.AsNoTracking().Whole().SingleOrDefaultAsync(p => p.AreaId == agreement.AreaId && p.DocumentId == agreement.DocumentId));

        /// <summary>Adds an action and returns it.</summary>
        public async Task<PlanAction> ActionAsync(Agreement agreement, string what, int days = 30, string clause = "written-down")
        {
            var by = await app.LeadAsync();
            Assert.Null(await app.OnPlanAsync(agreement.Id, (plan, now) => plan.Add(Wanted(what, app.Today.AddDays(days), clause), by, now)));
            return (await app.PlanOfAsync(agreement))!.Actions.Single(a => a.What == what);
        }

        public Task<Review> OpenReviewAsync(Agreement agreement) => app.WithServiceAsync<ReviewRecorder, Review>(async reviews =>
        {
            Assert.Null(await reviews.OpenAsync(agreement.Id, await app.PersonAsync("area-lead"), default));
            return await app.WithDatabaseAsync(db => db.AgreementReviews.AsNoTracking().SingleAsync(r => r.AgreementId == agreement.Id && r.Slot != null));
        });

        /// <summary>Both sides answer every promise; and, as if it had been open for long enough, it is closed.</summary>
        public Task CloseReviewAsync(Agreement agreement, Review review) => app.WithServiceAsync<ReviewRecorder, bool>(async reviews =>
        {
            var pace = new ActingFor(await app.PersonAsync("admin"), PlanSide.Pace);
            foreach (var answer in review.Answers)
            {
                var said = new ReviewInput(ReviewOutcome.Kept, $"Words on {answer.Key}", "It was counted by hand");
                Assert.Null(await reviews.AnswerAsync(agreement.Id, review.Id, answer.Key, 0, said, await app.LeadAsync(), default));
                Assert.Null(await reviews.AnswerAsync(agreement.Id, review.Id, answer.Key, 1, said, pace, default));
            }
            var earlier = review.OpenedAt.AddDays(-Review.FewestDays);
            await app.WithDatabaseAsync(db => db.AgreementReviews.Where(r => r.Id == review.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.OpenedAt, earlier)));
            Assert.Null(await reviews.CloseAsync(agreement.Id, review.Id, pace.PersonId, default));
            return true;
        });

        public Task<string> SlugAsync(Guid area) => app.WithDatabaseAsync(db => db.LocalAreas.Where(a => a.Id == area).Select(a => a.Slug).SingleAsync());
    }

    public static PlanTask Wanted(string what, DateOnly due, string clause = "written-down") => new()
    {
        ClauseId = clause, ClauseTitle = $"Clause {clause}", What = what, AgencyId = Guid.Empty, AgencyName = AgreementSteps.Council, OwnerRole = "Head of Early Help", OwnerName = "Olga Owner",
        OtherOwner = "Pace", DueOn = due,
    };

    private static (AgreementDocument Document, AgreementVersion Version) TextOf(IServiceProvider services, string document, DateOnly day)
    {
        var found = services.GetRequiredService<PublishedContent>().Library.FindAgreement(document)!;
        return (found, found.InEffect(day)!);
    }
}
