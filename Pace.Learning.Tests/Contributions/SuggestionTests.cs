using AngleSharp.Dom;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;

namespace Pace.Learning.Tests.Contributions;

public sealed class SuggestionTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Taken_BecomesTheDraft_AndIsSharedOnlyWhenTheParentSharesIt()
    {
        var (id, parent, address) = await SuggestedAsync("Words marker-mine.", "Words marker-theirs.");
        var mail = await app.NewestMailAsync(await app.AddressAsync("parent"));
        Assert.Contains("We have an idea for something of yours", mail.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/taking-part", mail.LinkInMail());
        var page = await parent.GetPageAsync(address);
        Assert.Contains("marker-mine", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("marker-theirs", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("without a name", page.MainText(), StringComparison.Ordinal);

        using var taken = await parent.SubmitAsync(Decision(page, "Take"));
        Assert.Equal($"/taking-part/contributions/{id}/share", taken.Headers.Location!.OriginalString);
        var editor = await app.SignedInAsync("editor");
        Assert.Contains("marker-mine", (await editor.GetPageAsync($"/manage/participation/contributions/{id}")).QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);

        using var shared = await parent.SubmitAsync((await parent.FollowAsync(taken)).MainForm);
        Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
        Assert.Contains("marker-theirs", (await editor.GetPageAsync($"/manage/participation/contributions/{id}")).QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_ChangesNothing_AndIsNotAskedAgain()
    {
        var (id, parent, address) = await SuggestedAsync("Words marker-stays.", "Words marker-left.");
        using var left = await parent.SubmitAsync(Decision(await parent.GetPageAsync(address), "Leave"));
        var page = await parent.FollowAsync(left);
        Assert.Contains("marker-stays", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("marker-left", page.MainText(), StringComparison.Ordinal);
        using var again = await parent.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OvertakenByNewerWords_ItIsNotOffered_AndNeverReplacesThem(bool sharedAgain)
    {
        var (id, parent, address) = await SuggestedAsync("Words marker-old.", "Words marker-idea.");
        var open = await parent.GetPageAsync(address);
        using var saved = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/edit")).MainForm, ("Input.Text", "Words marker-newer."));
        if (sharedAgain)
        {
            using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
            Assert.DoesNotContain(address, (await parent.GetPageAsync("/taking-part")).MainHtml(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain(address, (await parent.GetPageAsync($"/taking-part/contributions/{id}")).MainHtml(), StringComparison.Ordinal);

        // The page was open since before.
        using var taken = await parent.SubmitAsync(Decision(open, "Take"));
        var told = await parent.FollowAsync(taken);
        Assert.Contains("words that you have changed since", told.MainText(), StringComparison.Ordinal);
        var draft = (await parent.GetPageAsync($"/taking-part/contributions/{id}/edit")).QuerySelector("[name='Input.Text']")!.TextContent;
        Assert.Contains("marker-newer", draft, StringComparison.Ordinal);
        using var closed = await parent.SubmitAsync(Decision(told, "Leave"));
        Assert.Contains("stay as they are", (await parent.FollowAsync(closed)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherParent_CannotSeeOrTakeIt()
    {
        var (_, _, address) = await SuggestedAsync("Words.", "Other words.");
        var other = await app.JoinedAsync("suggestion@family.example", "Somebody-else");
        using var answer = await other.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    // The button says which of the two it is.
    private static IElement Decision(IDocument page, string handler) => page.Doing(handler);

    private async Task<(Guid Id, HttpClient Parent, string Address)> SuggestedAsync(string mine, string theirs)
    {
        var id = await app.ShareAsync(mine);
        await (await app.SignedInAsync("editor")).SuggestAsync(id, theirs);
        var suggestion = await app.WithDatabaseAsync(db => db.Suggestions.Where(s => s.ContributionId == id).Select(s => s.Id).SingleAsync());
        var parent = await app.SignedInAsync("parent");
        var address = $"/taking-part/suggestions/{suggestion}";
        Assert.Contains(address, (await parent.GetPageAsync("/taking-part")).MainHtml(), StringComparison.Ordinal);
        return (id, parent, address);
    }
}
