using Pace.Learning.Content.Reading;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Tests.Contributions.ReviewStatements;

/// <summary>What parents add to a review of their area: asked only where it is all right, shown only while they want it, and as nobody where they are few.</summary>
public sealed class ReviewStatementTests(ParentViewsApp app) : IClassFixture<ParentViewsApp>
{
    [Fact]
    public async Task OnlyThoseAreAsked_ForWhomItIsAllRight_OnceAndWithoutAnybodySeeingWho()
    {
        var (agreement, _) = await ReviewAsync();
        var area = await NameAsync(agreement);
        var fits = await ParentAsync("Fits", area);
        var elsewhere = await ParentAsync("Elsewhere", "Norfolk");
        var notOwnArea = await ParentAsync("Not-own-area", area, ownArea: false);
        var wantsNothing = await ParentAsync("Wants-nothing", area, wanted: Activities.LiveTalk);
        var paused = await ParentAsync("Paused", area);
        using (var pause = await paused.Client.PressAsync(await paused.Client.GetPageAsync("/taking-part"), "Pause"))
        {
            Assert.Equal(HttpStatusCode.Redirect, pause.StatusCode);
        }
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var page = await AskAsync(manager, agreement);
        Assert.Contains("shown to nobody", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Fits", page, StringComparison.Ordinal);
        await AskAsync(manager, agreement);
        var asked = await app.WithDatabaseAsync(db => db.ReviewStatements.Where(q => db.Set<Review>().Any(r => r.Id == q.ReviewId && r.AgreementId == agreement.Id)).ToListAsync());
        Assert.Equal(fits.Id, Assert.Single(asked).ParticipantId);
        Assert.Contains("A question about where you live", (await fits.Client.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);
        Assert.Contains("A question about where you live", (await fits.Client.GetPageAsync("/taking-part/requests")).MainText(), StringComparison.Ordinal);
        foreach (var other in new[] { elsewhere, notOwnArea, wantsNothing, paused })
        {
            Assert.DoesNotContain("A question about where you live", (await other.Client.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);
            using var notTheirs = await other.Client.GetAsync($"/taking-part/reviews/{asked[0].Id}");
            Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
        }
        // One mail, which says nothing.
        var mails = await app.MailsAsync(fits.Email);
        var mail = Assert.Single(mails, m => m.Body!.TextContent.Contains("A question for you", StringComparison.Ordinal)).Body!.TextContent;
        Assert.DoesNotContain(area, mail, StringComparison.Ordinal);
        // A no is a no.
        using var no = await fits.Client.SubmitAsync((await fits.Client.GetPageAsync($"/taking-part/reviews/{asked[0].Id}")).MainForm.Doing("No"));
        Assert.Equal("/taking-part", no.Headers.Location!.OriginalString);
        await AskAsync(manager, agreement);
        Assert.DoesNotContain("A question about where you live", (await fits.Client.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_ShowAfterTheManagerAndTheClosing_WithoutNamesWhileTheyAreFew_AndNeverOnceTakenBack()
    {
        var (agreement, review) = await ReviewAsync();
        var area = await NameAsync(agreement);
        var slug = await app.SlugAsync(agreement.AreaId);
        AskedParent[] parents = [await ParentAsync("Ada-named", area), await ParentAsync("Bea-named", area), await ParentAsync("Cy-named", area)];
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        await AskAsync(manager, agreement);
        foreach (var (i, parent) in parents.Index().Take(2))
        {
            await WriteAsync(parent, review, $"sight-{agreement.Id}-{i}", "ChosenName");
        }
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var inside = PlanAddresses.Review(agreement.Id, review.Id);
        Assert.DoesNotContain("sight-", (await lead.GetPageAsync(inside)).MainText(), StringComparison.Ordinal);
        await ReadAllAsync(manager, passOn: true);
        await app.CloseReviewAsync(agreement, review);
        var few = await PublicAsync(slug);
        Assert.Contains($"sight-{agreement.Id}-0", few, StringComparison.Ordinal);
        Assert.Contains($"sight-{agreement.Id}-1", few, StringComparison.Ordinal);
        Assert.DoesNotContain("-named", few, StringComparison.Ordinal);
        var views = (await app.Stranger().GetPageAsync($"/areas/{slug}")).QuerySelector(".parents-views")!;
        Assert.Single(views.QuerySelectorAll("figure"));
        Assert.Null(views.QuerySelector("figcaption"));
        Assert.DoesNotContain("-named", (await lead.GetPageAsync(inside)).MainText(), StringComparison.Ordinal);
        // Editors and the other lists of staff never have them: they would tell where somebody lives.
        Assert.DoesNotContain("What I see where I live", (await manager.GetPageAsync("/manage/participation/contributions")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("What I see where I live", (await (await app.SignedInAsync(Roles.Editor)).GetPageAsync("/manage/participation/contributions")).MainText(), StringComparison.Ordinal);

        // Taken back: two clicks, and gone for everybody from the next request on, in other processes too.
        await using var other = new AppOn(app.ConnectionString, app.DataFolder);
        using var elsewhere = other.CreateClient();
        Assert.Contains($"sight-{agreement.Id}-0", await elsewhere.GetStringAsync($"/areas/{slug}"), StringComparison.Ordinal);
        using (var back = await parents[0].Client.WithdrawAsync("Use"))
        {
            Assert.Contains("It is done", (await parents[0].Client.FollowAsync(back)).MainText(), StringComparison.Ordinal);
        }
        foreach (var text in new[]
        {
            await PublicAsync(slug), await elsewhere.GetStringAsync($"/areas/{slug}"), await app.Stranger().GetStringAsync("/areas.json"), await app.Stranger().GetStringAsync("/areas.csv"),
            (await lead.GetPageAsync(inside)).MainText(), (await manager.GetPageAsync("/manage/participation/reviews")).MainText(),
        })
        {
            Assert.DoesNotContain($"sight-{agreement.Id}-0", text, StringComparison.Ordinal);
        }
        Assert.Contains($"sight-{agreement.Id}-1", await PublicAsync(slug), StringComparison.Ordinal);

        // A pause hides it while it lasts; erasing is for good.
        using (var pause = await parents[1].Client.PressAsync(await parents[1].Client.GetPageAsync("/taking-part"), "Pause"))
        {
            Assert.DoesNotContain("sight-", await PublicAsync(slug), StringComparison.Ordinal);
            Assert.DoesNotContain("sight-", await elsewhere.GetStringAsync($"/areas/{slug}"), StringComparison.Ordinal);
        }
        using (var resumed = await parents[1].Client.PressAsync(await parents[1].Client.GetPageAsync("/taking-part"), "End my pause"))
        {
            app.Services.GetRequiredService<Web.Platform.Published.Cached.RegisterPages>().Changed();
            Assert.Contains($"sight-{agreement.Id}-1", await PublicAsync(slug), StringComparison.Ordinal);
        }
        using (var erased = await parents[1].Client.SubmitAsync((await parents[1].Client.GetPageAsync("/taking-part/erase")).MainForm))
        {
            Assert.DoesNotContain("sight-", await PublicAsync(slug), StringComparison.Ordinal);
            Assert.Equal(0, await app.WithDatabaseAsync(db => db.ReviewStatements.CountAsync(q => q.ParticipantId == parents[1].Id)));
        }
    }

    [Fact]
    public async Task WithThreeParents_ChosenNamesShow_AndTheEndOfTheConsentEndsThem()
    {
        var (agreement, review) = await ReviewAsync();
        var area = await NameAsync(agreement);
        var slug = await app.SlugAsync(agreement.AreaId);
        AskedParent[] parents = [await ParentAsync("Dot-named", area), await ParentAsync("Eve-named", area), await ParentAsync("Flo-named", area)];
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        await AskAsync(manager, agreement);
        await WriteAsync(parents[0], review, "words of the first", "ChosenName");
        await WriteAsync(parents[1], review, "words of the second", "NoName");
        await WriteAsync(parents[2], review, "words of the third", "NoName");
        await ReadAllAsync(manager, passOn: true);
        await app.CloseReviewAsync(agreement, review);
        var captions = (await app.Stranger().GetPageAsync($"/areas/{slug}")).QuerySelectorAll(".parents-views figcaption").Select(c => c.TextContent).Order().ToList();
        Assert.Equal(["A parent or carer", "A parent or carer", "Dot-named"], captions);
        // A receipt in the same shape as any other.
        var receipt = await parents[0].Client.GetPageAsync("/taking-part/consents");
        Assert.Contains("The review of an area", receipt.MainText(), StringComparison.Ordinal);
        var json = await parents[0].Client.GetStringAsync(receipt.QuerySelector("main li a[href*='/consents/']")!.GetAttribute("href") + "/receipt.json");
        Assert.Contains("area-review-1", json, StringComparison.Ordinal);
        Assert.DoesNotContain("words of the first", json, StringComparison.Ordinal);
        // One goes: there are two, so no names any more.
        using (var back = await parents[1].Client.WithdrawAsync("Everything"))
        {
            Assert.DoesNotContain("Dot-named", await PublicAsync(slug), StringComparison.Ordinal);
        }
        app.Clock.Advance(TimeSpan.FromDays(570));
        Assert.DoesNotContain("words of", await PublicAsync(slug), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(-570));
    }

    [Fact]
    public async Task WhatIsKeptBack_DoesNotShow_AndWhatWasPassedOnCanBeTakenOff()
    {
        var (agreement, review) = await ReviewAsync();
        var slug = await app.SlugAsync(agreement.AreaId);
        var parent = await ParentAsync("Gil", await NameAsync(agreement));
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        await AskAsync(manager, agreement);
        var page = await parent.Client.GetPageAsync(await QuestionAsync(parent.Id, review));
        Assert.Contains("We write down what you say", page.MainText(), StringComparison.Ordinal);
        AssertPlain(page);
        // Nothing is lost on the way; names and places are pointed out; nothing is kept before the last yes.
        using (var empty = await parent.Client.SubmitAsync(page.MainForm, ("Input.Text", "Our Sophie was believed")))
        {
            var told = await empty.ReadPageAsync();
            Assert.Contains("Choose how we name you", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Our Sophie was believed", told.QuerySelector("textarea")!.TextContent.Trim());
        }
        using (var preview = await parent.Client.SubmitAsync(page.MainForm, ("Input.Text", "Our Sophie was believed"), ("Input.Named", "NoName")))
        {
            var shown = await preview.ReadPageAsync();
            Assert.Equal("Sophie", shown.QuerySelector("mark")!.TextContent);
            AssertPlain(shown);
            Assert.Contains($"/areas/{slug}", shown.MainHtml(), StringComparison.Ordinal);
            Assert.Equal(0, await app.WithDatabaseAsync(db => db.Contributions.CountAsync(c => c.ParticipantId == parent.Id)));
            using var change = await parent.Client.SubmitAsync(shown.MainForm.Doing("Back"));
            Assert.Equal("Our Sophie was believed", (await change.ReadPageAsync()).QuerySelector("textarea")!.TextContent.Trim());
            // Pressed twice at once: once.
            var sent = await Task.WhenAll(parent.Client.SubmitAsync(shown.MainForm.Doing("Send")), parent.Client.SubmitAsync(shown.MainForm.Doing("Send")));
            Assert.All(sent, s => Assert.Equal(HttpStatusCode.Redirect, s.StatusCode));
            Assert.Single(sent.Select(s => s.Headers.Location!.OriginalString).Distinct());
        }
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.Contributions.CountAsync(c => c.ParticipantId == parent.Id)));
        await ReadAllAsync(manager, passOn: false);
        Assert.Contains("do not show it", (await parent.Client.GetPageAsync(await QuestionAsync(parent.Id, review))).MainText(), StringComparison.Ordinal);
        await app.CloseReviewAsync(agreement, review);
        Assert.DoesNotContain("was believed", await PublicAsync(slug), StringComparison.Ordinal);
        // They can't be used for anything else either.
        var contribution = await app.WithDatabaseAsync(db => db.Contributions.Where(c => c.ParticipantId == parent.Id).Select(c => c.Id).SingleAsync());
        foreach (var use in new[] { "course", "website", "area-review" })
        {
            using var other = await parent.Client.GetAsync($"/taking-part/contributions/{contribution}/consent/{use}");
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }
        Assert.DoesNotContain("Change my words", (await parent.Client.GetPageAsync($"/taking-part/contributions/{contribution}")).MainText(), StringComparison.Ordinal);
        var held = (await parent.Client.GetPageAsync("/taking-part/my-data")).MainText();
        Assert.Contains("was believed", held, StringComparison.Ordinal);
        Assert.Contains("You wrote some words", held, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasPassedOn_CanBeTakenOff_AndAClosedReviewTakesNoMore()
    {
        var (agreement, review) = await ReviewAsync();
        var slug = await app.SlugAsync(agreement.AreaId);
        var (one, late) = (await ParentAsync("Hal", await NameAsync(agreement)), await ParentAsync("Ina", await NameAsync(agreement)));
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        await AskAsync(manager, agreement);
        await WriteAsync(one, review, $"off-{agreement.Id}", "NoName");
        await ReadAllAsync(manager, passOn: true);
        var form = await late.Client.GetPageAsync(await QuestionAsync(late.Id, review));
        await app.CloseReviewAsync(agreement, review);
        Assert.Contains($"off-{agreement.Id}", await PublicAsync(slug), StringComparison.Ordinal);
        using (var tooLate = await late.Client.SubmitAsync(form.MainForm, ("Input.Text", "Too late"), ("Input.Named", "NoName")))
        {
            Assert.Contains("This question is closed", (await tooLate.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        }
        var page = await manager.GetPageAsync("/manage/participation/reviews");
        var off = page.QuerySelectorAll("main article").Single(a => a.TextContent.Contains($"off-{agreement.Id}", StringComparison.Ordinal)).QuerySelector("form")!;
        using (var taken = await manager.SubmitAsync(off, ("passOn", "false")))
        {
            Assert.DoesNotContain($"off-{agreement.Id}", await PublicAsync(slug), StringComparison.Ordinal);
        }
    }

    // Words that an eleven-year-old can read, and a way to leave fast.
    private static void AssertPlain(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        Assert.NotNull(page.QuerySelector("[data-exit]"));
        Assert.InRange(ReadingAge.OfHtml(page.MainHtml()).Years, 0, 11);
    }

    private async Task<(Agreement Agreement, Review Review)> ReviewAsync()
    {
        var agreement = await app.InForceAsync(AgreementContent.Working);
        return (agreement, await app.OpenReviewAsync(agreement));
    }

    private Task<string> NameAsync(Agreement agreement) => app.WithDatabaseAsync(db => db.LocalAreas.Where(a => a.Id == agreement.AreaId).Select(a => a.Name).SingleAsync());

    // Twice, so that a page that was kept would show itself.
    private async Task<string> PublicAsync(string slug)
    {
        using var first = await app.Stranger().GetAsync($"/areas/{slug}");
        using var second = await app.Stranger().GetAsync($"/areas/{slug}");
        var text = await second.Content.ReadAsStringAsync();
        if (text.Contains("parents-views", StringComparison.Ordinal))
        {
            Assert.False(second.Headers.Age.HasValue);
            Assert.True(second.Headers.CacheControl!.NoStore);
        }
        return await first.Content.ReadAsStringAsync() + text;
    }

    private async Task<AskedParent> ParentAsync(string name, string area, bool ownArea = true, Activities wanted = Activities.Quote)
    {
        var email = $"{Guid.NewGuid():N}@family.example";
        var client = await app.JoinedAsync(email, name);
        var id = await app.ParticipantNamedAsync(name);
        await app.WithScopeAsync(async services =>
        {
            var (db, vault) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonVault>());
            var participant = await db.Participants.Include(p => p.Details).Include(p => p.Preferences).SingleAsync(p => p.Id == id);
            participant.Details!.Locate(
                await vault.SealAsync(id, ParticipantDetails.AreaPurpose, new OwnArea(await db.LocalAreas.Where(a => a.Name == area).Select(a => a.Id).SingleAsync(), null).Sealable!), null);
            participant.Preferences!.ChooseActivities(wanted, true, false, Travel.NotAtAll, app.Now);
            participant.Preferences.ChooseLimits(Topics.None, null, ownArea, app.Now);
            return await db.SaveChangesAsync();
        });
        return new AskedParent(client, id, email);
    }

    private async Task<string> AskAsync(HttpClient manager, Agreement agreement)
    {
        var area = await NameAsync(agreement);
        var page = await manager.GetPageAsync("/manage/participation/reviews");
        var form = page.QuerySelectorAll("main form").Single(f => f.TextContent.Contains(area, StringComparison.Ordinal));
        using var asked = await manager.SubmitAsync(form);
        return (await manager.FollowAsync(asked)).MainText();
    }

    private async Task<string> QuestionAsync(Guid participant, Review review) => "/taking-part/reviews/"
        + await app.WithDatabaseAsync(db => db.ReviewStatements.Where(q => q.ParticipantId == participant && q.ReviewId == review.Id).Select(q => q.Id).SingleAsync());

    private async Task WriteAsync(AskedParent parent, Review review, string text, string named)
    {
        var page = await parent.Client.GetPageAsync(await QuestionAsync(parent.Id, review));
        using var preview = await parent.Client.SubmitAsync(page.MainForm, ("Input.Text", text), ("Input.Named", named));
        using var sent = await parent.Client.SubmitAsync((await preview.ReadPageAsync()).MainForm.Doing("Send"));
        Assert.Contains("/taking-part/consents/", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task ReadAllAsync(HttpClient manager, bool passOn)
    {
        while ((await manager.GetPageAsync("/manage/participation/reviews")).QuerySelector("main form:has([name=passOn][value=true])") is { } form)
        {
            using var read = await manager.SubmitAsync(form, ("passOn", passOn ? "true" : "false"));
            Assert.Equal(HttpStatusCode.Redirect, read.StatusCode);
        }
    }
}

/// <summary>A parent in their browser.</summary>
internal sealed record AskedParent(HttpClient Client, Guid Id, string Email);

/// <summary>The site with two short documents and the statements that parents agree to.</summary>
public sealed class ParentViewsApp : AgreementsApp
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var statements = Directory.CreateDirectory(Path.Combine(ContentFolder, "statements")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Content, "statements")))
        {
            File.Copy(file, Path.Combine(statements, Path.GetFileName(file)));
        }
    }
}
