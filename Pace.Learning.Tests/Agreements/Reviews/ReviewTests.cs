using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Tests.Agreements.Register;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Jobs;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Agreements.Reviews;

/// <summary>The yearly review through its pages.</summary>
public sealed class ReviewTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task AReview_OpensThirtyDaysBefore_BothSidesAnswer_AndItsClosingIsPublic()
    {
        var agreement = await app.InForceAsync(AgreementContent.Working);
        var slug = await app.SlugAsync(agreement.AreaId);
        app.Clock.Advance(TimeSpan.FromDays(334));
        await app.RunJobAsync<OpenReviews>();
        Assert.Equal(0, await ReviewsAsync(agreement));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.RunJobAsync<OpenReviews>();
        await app.RunJobAsync<OpenReviews>();
        var review = await app.WithDatabaseAsync(db => db.AgreementReviews.AsNoTracking().SingleAsync(r => r.AgreementId == agreement.Id));
        Assert.Equal(["written-down", "come-back"], review.Answers.Select(a => a.Key));
        Assert.EndsWith(PlanAddresses.Reviews(agreement.Id), (await app.NewestMailAsync(await app.AddressAsync(Roles.AreaLead))).LinkInMail(), StringComparison.Ordinal);

        var (lead, admin) = (await app.SignedInAsync(Roles.AreaLead), await app.SignedInAsync(Roles.Admin));
        var address = PlanAddresses.Review(agreement.Id, review.Id);
        Assert.Contains("The area has still to say how far 2 promises are kept", await RefusedAsync(), StringComparison.Ordinal);
        // An area that doesn't keep something says what is missing; what was typed stays.
        var form = await lead.GetPageAsync(PlanAddresses.Answer(agreement.Id, review.Id, "written-down"));
        using (var silent = await lead.SubmitAsync(form.Form("Input.Words"), ("Input.Outcome", "Partly"), ("Input.Words", " ")))
        {
            var page = await silent.ReadPageAsync();
            Assert.Contains("Say what is missing", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("[value=Partly][checked]"));
        }
        await AnswerAsync(lead, agreement, review, "written-down", "Partly", "Half of the records we read\nquote the parent");
        await AnswerAsync(admin, agreement, review, "written-down", "Partly", "We hear <b>the same</b>");
        await AnswerAsync(lead, agreement, review, "come-back", "Kept", "We ring within a week");
        // One side alone can't close it, and neither can both before parents had their time.
        Assert.Contains("Pace has still to say how far one promise is kept", await RefusedAsync(), StringComparison.Ordinal);
        await AnswerAsync(admin, agreement, review, "come-back", "Kept", "Parents tell us so");
        Assert.Contains($"can be closed from {LondonTime.Long(review.ClosesFrom)} on", await RefusedAsync(), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(Review.FewestDays));
        (lead, admin) = (await app.SignedInAsync(Roles.AreaLead), await app.SignedInAsync(Roles.Admin));
        // Nothing of it is public yet; a signatory sees it.
        Assert.DoesNotContain("quote the parent", await app.Stranger().GetStringAsync($"/areas/{slug}"), StringComparison.Ordinal);
        Assert.Contains("quote the parent", (await (await app.SignedInAsync(Roles.Signatory)).GetPageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var closed = await lead.SubmitAsync((await lead.GetPageAsync(address)).QuerySelectorAll("main form")[^1]))
        {
            Assert.Contains("closed and public", (await lead.FollowAsync(closed)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        }
        var after = await app.AgreementAsync(agreement.AreaId, AgreementContent.Working);
        Assert.Equal(app.Today.AddMonths(12), after.ReviewOn);
        Assert.Contains("The review of", (await app.NewestMailAsync(await app.AddressAsync(Roles.Signatory))).QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        var open = await app.Stranger().GetPageAsync($"/areas/{slug}");
        var shown = open.QuerySelector(".review-answers")!;
        Assert.Contains("Partly kept", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("quote the parent", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("We hear <b>the same</b>", shown.TextContent, StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector("b"));
        Assert.Equal("No parent took part in this review.", open.QuerySelector(".parents-part")!.TextContent);
        var last = (await app.Stranger().GetFromJsonAsync()).Single(a => a.GetProperty("slug").GetString() == slug).GetProperty("agreements")[0].GetProperty("lastReview");
        Assert.Equal($"{app.Today:yyyy-MM-dd}", last.GetProperty("on").GetString());
        Assert.False(last.GetProperty("parentsTookPart").GetBoolean());
        Assert.Equal(["partly", "kept"], last.GetProperty("promises").EnumerateArray().Select(p => p.GetProperty("outcome").GetString()));
        Assert.Contains($"{app.Today:yyyy-MM-dd},written-down: partly; come-back: kept", await app.Stranger().GetStringAsync("/areas.csv"), StringComparison.Ordinal);

        // It stays as it is.
        using (var late = await lead.GetAsync(PlanAddresses.Answer(agreement.Id, review.Id, "come-back")))
        {
            Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        }
        Assert.NotNull(await app.WithServiceAsync<ReviewRecorder, Refusal?>(async r => await r.AnswerAsync(agreement.Id, review.Id, "come-back", 2, new ReviewInput(ReviewOutcome.NotYet, "x"), await app.LeadAsync(), default)));
        Assert.NotNull(await app.WithServiceAsync<ReviewRecorder, Refusal?>(async r => await r.CloseAsync(agreement.Id, review.Id, await app.PersonAsync("admin"), default)));
        await app.RunJobAsync<OpenReviews>();
        Assert.Equal(1, await ReviewsAsync(agreement));
        var acts = await app.WithDatabaseAsync(db => db.LedgerEntries.About(AgreementRecorder.Subject(agreement.Id)).AsNoTracking().OrderBy(e => e.Sequence).Select(e => new { e.Act, e.Payload }).ToListAsync());
        Assert.Equal(
            ["agreement.review-opened", .. Enumerable.Repeat("agreement.review-answered", 4), "agreement.review-told", "agreement.review-told", "agreement.review-closed", "agreement.reviewed"],
            acts.Select(a => a.Act).Where(a => a.StartsWith("agreement.review", StringComparison.Ordinal) && a != "agreement.review-due"));
        Assert.All(acts, a => Assert.DoesNotContain("quote the parent", a.Payload, StringComparison.Ordinal));

        async Task<string> RefusedAsync()
        {
            // Before its time the page offers no button.
            var token = (await lead.GetPageAsync("/account")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var refused = await lead.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
            return (await refused.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
        }
    }

    [Fact]
    public async Task TwoWhoAnswerAtOnce_AreTold_AndLoseNothing_AndOneReviewIsOpenAtATime()
    {
        var agreement = await app.InForceAsync();
        var by = await app.PersonAsync("admin");
        var refusals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.WithServiceAsync<ReviewRecorder, Refusal?>(r => r.OpenAsync(agreement.Id, by, default))));
        Assert.Single(refusals, r => r is null);
        var review = await app.WithDatabaseAsync(db => db.AgreementReviews.AsNoTracking().SingleAsync(r => r.AgreementId == agreement.Id));
        Assert.Equal(["a. To be believed"], review.Answers.Select(a => a.Title));
        var (lead, admin) = (await app.SignedInAsync(Roles.AreaLead), await app.SignedInAsync(Roles.Admin));
        var address = PlanAddresses.Answer(agreement.Id, review.Id, "a");
        var (first, second) = (await lead.GetPageAsync(address), await admin.GetPageAsync(address));
        using var saved = await lead.SubmitAsync(first.Form("Input.Words"), ("Input.Outcome", "Kept"), ("Input.Words", "All of it"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var late = await admin.SubmitAsync(second.Form("Input.Words"), ("Input.Outcome", "NotYet"), ("Input.Words", "We see it otherwise"));
        var told = await late.ReadPageAsync();
        Assert.Contains("Somebody else changed this", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("We see it otherwise", told.QuerySelector("[name='Input.Words']")!.TextContent.Trim());
        Assert.Contains("has not answered yet", told.QuerySelector("section[aria-labelledby=now]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The area says: kept", told.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var again = await admin.SubmitAsync(told.Form("Input.Words"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var answer = await app.WithDatabaseAsync(async db => (await db.AgreementReviews.AsNoTracking().SingleAsync(r => r.Id == review.Id)).Answers[0]);
        // Nobody writes over what the other side said; of the two, the more careful counts.
        Assert.Equal((ReviewOutcome.Kept, ReviewOutcome.NotYet, ReviewOutcome.NotYet), (answer.AreaOutcome, answer.PaceOutcome, answer.Outcome));
        Assert.Equal(("All of it", "We see it otherwise"), (answer.AreaWords, answer.PaceWords));
        // Whoever wrote for one side doesn't write for the other.
        Assert.NotNull(await app.WithServiceAsync<ReviewRecorder, Refusal?>(r => r.AnswerAsync(agreement.Id, review.Id, "a", 2, new ReviewInput(ReviewOutcome.Kept, "Both"), new ActingFor(by, PlanSide.Area), default)));
    }

    [Fact]
    public async Task OnlyPartners_SeeAReview_AndOnlyLeadAndPaceWriteInIt()
    {
        var agreement = await app.InForceAsync();
        var review = await app.OpenReviewAsync(agreement);
        foreach (var role in Roles.All)
        {
            var client = await app.SignedInAsync(role);
            var (reads, writes) = (role is Roles.AreaLead or Roles.Admin or Roles.Signatory, role is Roles.AreaLead or Roles.Admin);
            foreach (var (address, may) in new[] { (PlanAddresses.Reviews(agreement.Id), reads), (PlanAddresses.Review(agreement.Id, review.Id), reads), (PlanAddresses.Answer(agreement.Id, review.Id, "a"), writes) })
            {
                using var answer = await client.GetAsync(address);
                Assert.Equal((role, address, may ? HttpStatusCode.OK : HttpStatusCode.NotFound), (role, address, answer.StatusCode));
            }
        }
        var signatory = await app.SignedInAsync(Roles.Signatory);
        Assert.Null((await signatory.GetPageAsync(PlanAddresses.Review(agreement.Id, review.Id))).QuerySelector("main form"));
        Assert.Null((await signatory.GetPageAsync(PlanAddresses.Reviews(agreement.Id))).QuerySelector("main form"));
        var token = (await signatory.GetPageAsync("/account")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var address in new[] { PlanAddresses.Reviews(agreement.Id), PlanAddresses.Review(agreement.Id, review.Id), PlanAddresses.Answer(agreement.Id, review.Id, "a") })
        {
            using var forged = await signatory.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
            Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        }
    }

    private Task<int> ReviewsAsync(Agreement agreement) => app.WithDatabaseAsync(db => db.AgreementReviews.CountAsync(r => r.AgreementId == agreement.Id));

    private static async Task AnswerAsync(HttpClient client, Agreement agreement, Review review, string key, string outcome, string words)
    {
        var form = await client.GetPageAsync(PlanAddresses.Answer(agreement.Id, review.Id, key));
        using var answer = await client.SubmitAsync(form.Form("Input.Words"), ("Input.Outcome", outcome), ("Input.Words", words));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }
}
