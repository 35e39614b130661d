using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Tests.Contributions;

/// <summary>A button pressed several times, two tabs: what counts in the end is one thing, and nobody says yes to what they haven't seen.</summary>
public sealed class AtOnceTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const int Times = 4;

    [Fact]
    public async Task TheSameYes_ManyTimesAtOnce_IsOneThatCounts()
    {
        var id = await app.ShareAsync("Words to say yes to.");
        var parent = await app.SignedInAsync("parent");
        var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/course")).MainForm;

        var answers = await ManyAsync(() => YesAsync(parent, form));

        Assert.All(answers, a => Assert.StartsWith("/taking-part/consents/", a.Headers.Location?.OriginalString, StringComparison.Ordinal));
        var consents = await app.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == id).ToListAsync());
        Assert.Single(consents, c => c.End is null);
        Assert.All(consents.Where(c => c.End is not null), c => Assert.Equal(ConsentEnding.Replaced, c.End!.How));
        Assert.Equal(Times, consents.Count(c => c.GivenAt is not null));
        Assert.Equal(Times, await CountAsync(id, "consent.given"));
    }

    [Fact]
    public async Task AYesAndTakingAllBack_AtOnce_LeaveNothingInUseThatIsTakenBack()
    {
        for (var i = 0; i < 3; i++)
        {
            var id = await app.ShareAsync($"Words to take back {i}.");
            var parent = await app.SignedInAsync("parent");
            var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/course")).MainForm;
            var page = await parent.GetPageAsync($"/taking-part/contributions/{id}");
            var back = page.QuerySelectorAll("main form").Single(f => f.GetAttribute("action")!.EndsWith("handler=Contribution", StringComparison.Ordinal));

            var answers = await Task.WhenAll(YesAsync(parent, form), parent.SubmitAsync(back));

            Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK or HttpStatusCode.NotFound, $"{a.StatusCode}"));
            Assert.NotNull((await app.WithDatabaseAsync(db => db.Contributions.SingleAsync(c => c.Id == id))).Withdrawal);
            Assert.False(await app.WithDatabaseAsync(db => db.Consents.AnyAsync(c => c.ContributionId == id && c.End == null)));
        }
    }

    [Fact]
    public async Task AYes_ToWordsThatWereReplacedMeanwhile_IsNotTaken_AndToTheNewOnesItIs()
    {
        var id = await app.ShareAsync("The words before.");
        var parent = await app.SignedInAsync("parent");
        var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/consent/course")).MainForm;
        await EditAsync(parent, id, "The words after.");
        using var shared = await parent.SubmitAsync((await SharePageAsync(parent, id)).MainForm);

        using var late = await YesAsync(parent, form);

        var told = await late.ReadPageAsync();
        Assert.Contains("Something changed while you were reading", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.Consents.AnyAsync(c => c.ContributionId == id)));
        using var again = await YesAsync(parent, told.MainForm);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var contribution = await ContributionAsync(id);
        Assert.Equal(contribution.Latest!.Id, (await app.WithDatabaseAsync(db => db.Consents.SingleAsync(c => c.ContributionId == id))).VersionId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheSameDraft_SharedManyTimesAtOnce_IsOneVersion(bool carries)
    {
        var id = await app.ShareAsync("Old words.");
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        await EditAsync(parent, id, "New words.");
        var form = (await SharePageAsync(parent, id)).MainForm;

        var answers = await ManyAsync(() => carries ? parent.SubmitAsync(form, ("Carry", "true")) : parent.SubmitAsync(form));

        Assert.All(answers, a => Assert.Equal($"/taking-part/contributions/{id}", a.Headers.Location?.OriginalString));
        var contribution = await ContributionAsync(id);
        Assert.Equal([1, 2], contribution.Versions.Select(v => v.Number).Order());
        Assert.Equal(1, await CountAsync(id, "contribution.shared"));
        var live = await app.WithDatabaseAsync(db => db.Consents.SingleAsync(c => c.ContributionId == id && c.End == null));
        Assert.Equal(carries ? 2 : 1, contribution.Versions.Single(v => v.Id == live.VersionId).Number);
    }

    [Fact]
    public async Task ADraft_ThatWasChangedInAnotherTab_IsNotShared_AndTheNewOneIsPutBeforeThem()
    {
        var id = await app.ShareAsync("As it was.");
        var parent = await app.SignedInAsync("parent");
        await EditAsync(parent, id, "As it was checked.");
        var form = (await SharePageAsync(parent, id)).MainForm;
        await EditAsync(parent, id, "As nobody has checked it.");

        using var late = await parent.SubmitAsync(form);

        var told = await late.ReadPageAsync();
        Assert.Contains("Something changed while you were reading", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("As nobody has checked it.", told.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await ContributionAsync(id)).Versions);
        using var again = await parent.SubmitAsync(told.MainForm);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(2, (await ContributionAsync(id)).Latest!.Number);
    }

    [Fact]
    public async Task SharingAndWriting_AtOnce_BothHappenOrTheParentLooksAgain()
    {
        for (var i = 0; i < 3; i++)
        {
            var id = await app.ShareAsync($"First {i}.");
            var parent = await app.SignedInAsync("parent");
            await EditAsync(parent, id, $"Second {i}.");
            var form = (await SharePageAsync(parent, id)).MainForm;

            var answers = await Task.WhenAll(parent.SubmitAsync(form), WriteAsync(parent, id, $"Third {i}."));

            Assert.Equal(HttpStatusCode.Redirect, answers[1].StatusCode);
            Assert.Contains($"Third {i}.", (await parent.GetPageAsync($"/taking-part/contributions/{id}/edit")).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(answers[0].StatusCode == HttpStatusCode.Redirect ? 2 : 1, (await ContributionAsync(id)).Versions.Count);
        }
    }

    private static Task<HttpResponseMessage> YesAsync(HttpClient parent, IElement form) =>
        parent.SubmitAsync(form, ("Input.Audience", "AllLearners"), ("Input.Identifiability", "ChosenName"), ("Input.Territory", "UnitedKingdom"));

    private static Task<HttpResponseMessage[]> ManyAsync(Func<Task<HttpResponseMessage>> send) => Task.WhenAll(Enumerable.Range(0, Times).Select(_ => send()));

    private static Task<IHtmlDocument> SharePageAsync(HttpClient parent, Guid id) => parent.GetPageAsync($"/taking-part/contributions/{id}/share");

    private async Task EditAsync(HttpClient parent, Guid id, string text)
    {
        using var saved = await WriteAsync(parent, id, text);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    private async Task<HttpResponseMessage> WriteAsync(HttpClient parent, Guid id, string text)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await parent.GetPageAsync($"/taking-part/contributions/{id}/edit");
        return await parent.SubmitAsync(page.MainForm, ("Input.Text", text));
    }

    private Task<Contribution> ContributionAsync(Guid id) => app.WithDatabaseAsync(db => db.Contributions.Include(c => c.Versions).SingleAsync(c => c.Id == id));

    private async Task<int> CountAsync(Guid id, string act) => (await app.ActsAsync(id)).Count(a => a == act);
}
