using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;

namespace Pace.Learning.Tests.Agreements;

/// <summary>What happens after signing, through the pages' own forms, with the real charter and its four promises.</summary>
public sealed class AfterSigningJourneyTests(AfterSigningJourneyTests.Site app) : IClassFixture<AfterSigningJourneyTests.Site>
{
    /// <summary>The site with an address, so that its mail has links.</summary>
    public sealed class Site : AppUnderTest
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            AgreementSteps.Configure(builder);
        }
    }

    [Fact]
    public async Task AReviewByBothSides_AndAWithdrawalByTwoPeople_AreReadByAStranger()
    {
        var agreement = await app.InForceAsync();
        var (slug, contact) = (await app.SlugAsync(agreement.AreaId), app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PaceOptions>>().Value.Organisation.ContactEmail);
        var (lead, admin) = (await app.SignedInAsync(Roles.AreaLead), await app.SignedInAsync(Roles.Admin));

        // The lead opens a review; the other side is told, with a link to it.
        using var opened = await lead.SubmitAsync((await lead.GetPageAsync(PlanAddresses.Reviews(agreement.Id))).QuerySelector("main form")!);
        var address = opened.Headers.Location!.OriginalString;
        Assert.Equal(address, (await app.NewestMailAsync(contact)).LinkInMail());

        // "Kept" against the figures needs a reason; what was typed stays.
        var form = (await lead.GetPageAsync($"{address}/c")).Form("Input.Words");
        using (var silent = await lead.SubmitAsync(form, ("Input.Outcome", "Kept"), ("Input.Words", "Everybody was on a course")))
        {
            var told = await silent.ReadPageAsync();
            Assert.Contains("The figures don’t show that it is kept", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Everybody was on a course", told.QuerySelector("[name='Input.Words']")!.TextContent.Trim());
        }
        await AnswerAsync(lead, "c", "Kept", "Everybody was on a course", "The police train on a site of their own");
        await AnswerAsync(admin, "c", "Partly", "We count those who told us");
        foreach (var key in new[] { "a", "b", "d" })
        {
            await AnswerAsync(lead, key, "Kept", $"The area on {key}");
        }
        Assert.Contains("Pace has still to say how far 3 promises are kept", await RefusedAsync(), StringComparison.Ordinal);
        foreach (var key in new[] { "a", "b", "d" })
        {
            await AnswerAsync(admin, key, "Kept", $"The charity on {key}");
        }
        Assert.Contains("Parents have time to add their words until", await RefusedAsync(), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(Review.FewestDays));
        (lead, admin) = (await app.SignedInAsync(Roles.AreaLead), await app.SignedInAsync(Roles.Admin));
        using (var closed = await lead.SubmitAsync(Last(await lead.GetPageAsync(address))))
        {
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        }

        // A stranger reads it: both sides, the figures, the reason beside them, and that no parent took part.
        var stranger = app.Stranger();
        var page = await stranger.GetPageAsync($"/areas/{slug}");
        var promise = page.QuerySelectorAll(".register-promises > li")[2].TextContent;
        Assert.Contains("partly kept (the two sides see it differently)", promise, StringComparison.Ordinal);
        Assert.Contains("The police train on a site of their own", promise, StringComparison.Ordinal);
        var found = page.QuerySelector(".review-answers")!.TextContent;
        Assert.All(new[] { "The area on a", "The charity on a", "The police train on a site of their own", "Counted by this site on that day", "frontline staff: too few to show, and the number of staff has not been said" },
            words => Assert.Contains(words, found, StringComparison.Ordinal));
        Assert.Equal("No parent took part in this review.", page.QuerySelector(".parents-part")!.TextContent);

        // Withdrawing: the page says before that the reason is public, and one person alone can't.
        Assert.Contains("The reason becomes public", (await lead.GetPageAsync($"/agreements/{agreement.Id}/act/withdraw")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await DoneAsync(lead, "withdraw", ("Input.Words", "The council is reorganised"));
        Assert.Null((await lead.GetPageAsync($"/agreements/{agreement.Id}")).QuerySelector("a[href$='/act/confirm']"));
        using (var alone = await lead.GetAsync($"/agreements/{agreement.Id}/act/confirm"))
        {
            Assert.Contains("Somebody else has to confirm it", (await lead.FollowAsync(alone)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("reorganised", await stranger.GetStringAsync($"/areas/{slug}"), StringComparison.Ordinal);
        var status = await admin.GetPageAsync((await app.NewestMailAsync(contact)).LinkInMail());
        Assert.Contains("The council is reorganised", status.QuerySelector("section[aria-labelledby=withdrawal]")!.TextContent, StringComparison.Ordinal);
        await DoneAsync(admin, "stayin");
        Assert.Contains("came to nothing", (await app.NewestMailAsync(await app.AddressAsync(Roles.AreaLead))).QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        await DoneAsync(lead, "withdraw", ("Input.Words", "The council is reorganised"));
        await DoneAsync(admin, "confirm");

        // The reason, who signed, and what the review found can still be read.
        page = await stranger.GetPageAsync($"/areas/{slug}");
        Assert.Empty(page.QuerySelectorAll(".register-agreement"));
        var earlier = page.QuerySelector("section[aria-labelledby=earlier]")!.TextContent;
        Assert.All(
            new[] { "withdrawn on", agreement.Signatories[0].Role, "The police train on a site of their own", "The charity on d", "No parent took part in this review." },
            words => Assert.Contains(words, earlier, StringComparison.Ordinal));
        Assert.Contains("The area withdrew. The council is reorganised", page.QuerySelector(".register-history")!.TextContent, StringComparison.Ordinal);

        async Task AnswerAsync(HttpClient client, string key, string outcome, string words, string? explanation = null)
        {
            (string, string)[] values = [("Input.Outcome", outcome), ("Input.Words", words), .. explanation is null ? [] : new[] { ("Input.Explanation", explanation) }];
            using var answer = await client.SubmitAsync((await client.GetPageAsync($"{address}/{key}")).Form("Input.Words"), values);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        }

        async Task<string> RefusedAsync()
        {
            // Before its time the page offers no button.
            var token = (await lead.GetPageAsync("/account")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var refused = await lead.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
            return (await refused.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
        }

        async Task DoneAsync(HttpClient client, string act, params (string, string)[] values)
        {
            using var done = await client.LeadAsync(agreement.Id, act, null, values);
            Assert.True(done.StatusCode == HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync());
        }
    }

    private static AngleSharp.Dom.IElement Last(IHtmlDocument page) => page.QuerySelectorAll("main form")[^1];
}
