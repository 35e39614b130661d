using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web;
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
        /// <summary>An agreement in force in a new area of the demo lead; the demo signatory is its first signatory.</summary>
        public async Task<SignUp> InForceAsync(string document = AgreementContent.Charter, Guid? inArea = null)
        {
            await app.Stranger().GetPageAsync("/areas");
            var area = inArea ?? await app.AreaAsync();
            await using var scope = app.Services.CreateAsyncScope();
            var acts = scope.ServiceProvider.GetRequiredService<AgreementActs>();
            var areas = scope.ServiceProvider.GetRequiredService<AreaDirectory>();
            var (found, version) = (await areas.FindAsync(area, default), TextOf(scope.ServiceProvider, document, app.Today));
            var agencies = await areas.AgenciesAsync(area, default);
            var tag = Interlocked.Increment(ref tags);
            PlaceFor[] people = [.. version.Version.Places.Select((p, i) => new PlaceFor
            {
                RoleKey = p.Key, Role = p.Role, Level = p.Level, AgencyId = agencies.FirstOrDefault(a => a.Kind == p.Agency)?.Id ?? Guid.Empty, AgencyName = p.Agency.ToString(), IsRequired = true,
                Order = i + 1, Name = $"Signatory {tag}-{i}", Email = i == 0 ? "signatory@demo.example" : $"signs-{tag}-{i}@area.example",
            })];
            var lead = await app.PersonAsync("area-lead");
            Assert.Null(await acts.StartAsync([new NewSignUp(area, found!.Name, version.Document, version.Version, lead, people, false, 21, null)], () => Task.CompletedTask, default));
            var signUp = await app.SignUpAsync(area, document);
            foreach (var place in signUp.Places)
            {
                var words = new SignatureWords(place.PersonName, place.Role, "I hold this post", false);
                Assert.Null(await acts.ActAsync(
                    signUp.Id, (s, now) => s.Sign(place.Id, new SigningProof(place.NormalizedEmail!, SigningProof.Account, null, null), words, new ShownText(version.Version.Sha256, version.Version.Declaration), now), default));
            }
            Assert.Null(await acts.CountersignAsync(signUp.Id, await app.PersonAsync("admin"), new CountersignWords(true, true, true, "Alex Admin"), default));
            return await app.SignUpAsync(area, document);
        }

        public Task<Guid> PersonAsync(string role) => app.WithDatabaseAsync(db => db.Users.Where(u => u.Email == $"{role}@demo.example").Select(u => u.Id).SingleAsync());

        public async Task<ActingFor> LeadAsync() => new(await app.PersonAsync("area-lead"), PlanSide.Area);

        public Task<Refusal?> OnPlanAsync(Guid signUp, Func<Plan, DateTime, Refusal?> act) =>
            app.WithServiceAsync<PlanActs, Refusal?>(plans => plans.ActAsync(signUp, act, TestContext.Current.CancellationToken));

        public Task<Plan?> PlanOfAsync(SignUp signUp) => app.WithDatabaseAsync(
            db => db.Plans.AsNoTracking().Whole().SingleOrDefaultAsync(p => p.AreaId == signUp.AreaId && p.DocumentId == signUp.DocumentId));

        /// <summary>Adds an action and returns it.</summary>
        public async Task<PlanAction> ActionAsync(SignUp signUp, string what, int days = 30, string clause = "written-down")
        {
            var by = await app.LeadAsync();
            Assert.Null(await app.OnPlanAsync(signUp.Id, (plan, now) => plan.Add(Wanted(what, app.Today.AddDays(days), clause), by, now)));
            return (await app.PlanOfAsync(signUp))!.Actions.Single(a => a.What == what);
        }

        public Task<Review> OpenReviewAsync(SignUp signUp) => app.WithServiceAsync<ReviewActs, Review>(async reviews =>
        {
            Assert.Null(await reviews.OpenAsync(signUp.Id, await app.PersonAsync("area-lead"), default));
            return await app.WithDatabaseAsync(db => db.AgreementReviews.AsNoTracking().SingleAsync(r => r.SignUpId == signUp.Id && r.Slot != null));
        });

        /// <summary>Answers every promise and closes.</summary>
        public Task CloseReviewAsync(SignUp signUp, Review review) => app.WithServiceAsync<ReviewActs, bool>(async reviews =>
        {
            foreach (var answer in review.Answers)
            {
                var seen = await app.WithDatabaseAsync(async db => (await db.AgreementReviews.AsNoTracking().SingleAsync(r => r.Id == review.Id)).Find(answer.Key)!.Revision);
                Assert.Null(await reviews.AnswerAsync(signUp.Id, review.Id, answer.Key, seen, ReviewOutcome.Kept, $"Area on {answer.Key}", await app.LeadAsync(), default));
            }
            Assert.Null(await reviews.CloseAsync(signUp.Id, review.Id, await app.PersonAsync("admin"), default));
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
