using AngleSharp.Dom;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Studio;

namespace Pace.Learning.Tests.Studio;

/// <summary>A yes that ended leaves a place in lessons. Editors see where, and never whose it was or why.</summary>
public sealed class EmptiedPlacesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Words = "Words that nobody repeats.";

    [Fact]
    public async Task WithdrawnWords_AreListedByTheirPlace_UntilSomebodyHasSeenIt()
    {
        const string Place = "rs-two-workers";
        var (_, parent) = await SharedAsync(Place);
        using var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Null(await CardAsync(editor, Place));
        await WithdrawAsync(parent);

        var home = await editor.GetPageAsync(StudioAddresses.Home);
        var about = await AboutAsync(Place);
        Assert.Contains(home.QuerySelectorAll(".emptied-list li"), li => li.TextContent.Contains(about, StringComparison.Ordinal));
        var card = (await CardAsync(editor, Place))!;
        Assert.Contains(LondonTime.Long(app.Clock.GetUtcNow().UtcDateTime), card.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(card.QuerySelectorAll(".uses a[href^='/studio/']"));
        Assert.NotNull(card.QuerySelector("a[href='/manage/participation/contributions']"));
        await AssertTellsNothingAsync(card.Owner!);
        await AssertTellsNothingAsync(home);

        using var seen = await editor.SubmitAsync(card.QuerySelector("form")!);
        Assert.Contains("off the list", (await editor.FollowAsync(seen)).MainText(), StringComparison.Ordinal);
        Assert.Null(await CardAsync(editor, Place));
        Assert.DoesNotContain(about, (await editor.GetPageAsync(StudioAddresses.Home)).QuerySelector(".emptied-list")?.TextContent ?? "", StringComparison.Ordinal);
        using var again = await editor.SubmitAsync(card.QuerySelector("form")!);
        Assert.Contains("off the list already", (await editor.FollowAsync(again)).MainText(), StringComparison.Ordinal);

        // Another yes that ends there is another matter.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, other) = await SharedAsync(Place);
        Assert.Null(await CardAsync(editor, Place));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await WithdrawAsync(other);
        Assert.NotNull(await CardAsync(editor, Place));
    }

    [Fact]
    public async Task APlace_ThatOthersTook_OrThatIsEmptiedByHand_IsntListed()
    {
        const string Place = "rs-calm-return";
        var (_, parent) = await SharedAsync(Place);
        await WithdrawAsync(parent);
        using var editor = await app.SignedInAsync(Roles.Editor);
        Assert.NotNull(await CardAsync(editor, Place));
        var (_, other) = await SharedAsync(Place);
        Assert.Null(await CardAsync(editor, Place));
        await WithdrawAsync(other);
        Assert.NotNull(await CardAsync(editor, Place));
        await app.WithDatabaseAsync(db => db.Placements.Where(p => p.Key == Place).ExecuteDeleteAsync());
        Assert.Null(await CardAsync(editor, Place));
    }

    [Fact]
    public async Task APause_IsNoEnd_AndAPlaceThatNoDocumentNamesIsNone()
    {
        const string Place = "rs-information-feedback";
        var (_, parent) = await SharedAsync(Place);
        using var pauses = await parent.SubmitAsync((await parent.GetPageAsync("/taking-part/pause")).QuerySelector("main form")!);
        using var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Null(await CardAsync(editor, Place));

        await app.ShareAsync(Words, "place-of-long-ago");
        Assert.DoesNotContain("place-of-long-ago", (await editor.GetPageAsync(StudioAddresses.Emptied)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherRolesFindNoList_AndAPublisherReadsItWithoutAnAct()
    {
        const string Place = "tip-years-after";
        var (_, parent) = await SharedAsync(Place);
        await WithdrawAsync(parent);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        Assert.Null((await CardAsync(publisher, Place))!.QuerySelector("form"));
        using var learner = await app.SignedInAsync(Roles.Learner);
        using var answer = await learner.GetAsync(StudioAddresses.Emptied);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<(Guid Id, HttpClient Parent)> SharedAsync(string place)
    {
        var id = await app.ShareAsync(Words, place);
        var parent = await app.SignedInAsync(Roles.Parent);
        using var given = await parent.ConsentAsync(id);
        Assert.NotNull(given.Headers.Location);
        return (id, parent);
    }

    private static async Task WithdrawAsync(HttpClient parent)
    {
        using var withdrawn = await parent.WithdrawAsync("Everything");
        Assert.NotNull(withdrawn.Headers.Location);
    }

    private async Task<string> AboutAsync(string place)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<Web.Platform.Published.PublishedContent>().Library.Courses.SelectMany(c => c.Lessons)
            .SelectMany(l => l.Body.PersonalBlocks.OfType<Pace.Learning.Content.Blocks.ContributionBlock>()).First(b => b.Contribution == place).About;
    }

    private static async Task<IElement?> CardAsync(HttpClient client, string place) =>
        (await client.GetPageAsync(StudioAddresses.Emptied)).QuerySelectorAll(".emptied").SingleOrDefault(c => c.QuerySelector("code")!.TextContent == place);

    private async Task AssertTellsNothingAsync(IDocument page)
    {
        var text = page.QuerySelector("main")!.TextContent;
        Assert.DoesNotContain((await app.MemberAsync(Roles.Parent)).Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("A sample", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("took", text, StringComparison.Ordinal);
        Assert.DoesNotContain("withdr", text, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A yes that runs out ends like any other.</summary>
public sealed class EmptiedByTimeTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task AYesThatRanOut_LeavesThePlaceEmptyFromItsEndOn()
    {
        var id = await app.ShareAsync("Words for a while.", ContributionSamples.Key);
        using var given = await (await app.SignedInAsync(Roles.Parent)).ConsentAsync(id);
        var end = await app.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == id).Select(c => c.EndsAt).SingleAsync());
        Assert.DoesNotContain(await ReadAsync(), p => p.Key == ContributionSamples.Key);
        app.Clock.Advance(end - app.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromDays(3));
        Assert.Equal(end, Assert.Single(await ReadAsync(), p => p.Key == ContributionSamples.Key).Since);
    }

    private async Task<IReadOnlyList<EmptiedPlace>> ReadAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EmptiedPlaces>().ReadAsync(CancellationToken.None);
    }
}
