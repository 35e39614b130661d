using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Two tabs with the same draft: the later one overwrites nothing unseen.</summary>
public sealed class TwoTabsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task TheSecondSave_ShowsBoth_AndTheParentChoosesOrJoins()
    {
        var id = await app.ShareAsync("Words marker-begin.");
        var parent = await app.SignedInAsync("parent");
        var url = $"/taking-part/contributions/{id}/edit";
        var (one, other) = (await parent.GetPageAsync(url), await parent.GetPageAsync(url));
        using var first = await parent.SubmitAsync(Form(one), ("Input.Text", "Words marker-first."));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var second = await parent.SubmitAsync(Save(other), ("Input.Title", "Marker-title"), ("Input.Text", "Words marker-second."));
        var both = await second.ReadPageAsync();
        Assert.NotNull(both.QuerySelector(".error-summary a[href='#Input_Text']"));
        Assert.Contains("marker-first", both.QuerySelector("main blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("marker-second", Text(both), StringComparison.Ordinal);
        Assert.Equal("Marker-title", both.QuerySelector("[name='Input.Title']")!.GetAttribute("value"));
        Assert.Contains("marker-first", Text(await parent.GetPageAsync(url)), StringComparison.Ordinal);

        // Joined: both stand in the box, and are saved when the parent says so.
        using var joined = await parent.SubmitAsync(both.Doing("Join"));
        var box = await joined.ReadPageAsync();
        Assert.Matches("(?s)marker-first.*marker-second", Text(box));
        using var saved = await parent.SubmitAsync(Save(box));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Matches("(?s)marker-first.*marker-second", Text(await parent.GetPageAsync(url)));

        // Or the later one is meant: having seen both, it is saved.
        using var late = await parent.SubmitAsync(Save(other), ("Input.Text", "Words marker-third."));
        using var chosen = await parent.SubmitAsync(Save(await late.ReadPageAsync()));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal("Words marker-third.", Text(await parent.GetPageAsync(url)).Trim());

        // The same words from two tabs are no two versions.
        using var same = await parent.SubmitAsync(Save(other), ("Input.Text", "Words marker-third."));
        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        using var kept = await parent.SubmitAsync((await (await parent.SubmitAsync(Save(other), ("Input.Text", "Words marker-fourth."))).ReadPageAsync()).Doing("Theirs"));
        Assert.Equal($"/taking-part/contributions/{id}", kept.Headers.Location!.OriginalString);
        Assert.Equal("Words marker-third.", Text(await parent.GetPageAsync(url)).Trim());
    }

    [Fact]
    public async Task OwnWordsAmongTheChoices_AreNotOverwrittenEither()
    {
        var parent = await app.SignedInAsync("parent");
        const string url = "/taking-part/preferences";
        var (one, other, third) = (await parent.GetPageAsync(url), await parent.GetPageAsync(url), await parent.GetPageAsync(url));
        using var first = await parent.SubmitAsync(Choices(one), ("Limits.OwnWords", "Marker-first."));
        // Another tick in the same part leaves the words that were saved since.
        using var tick = await parent.SubmitAsync(Choices(third), ("Limits.OwnArea", "true"));
        Assert.Equal("Marker-first.", (await parent.GetPageAsync(url)).QuerySelector("[name='Limits.OwnWords']")!.TextContent.Trim());
        using var second = await parent.SubmitAsync(Choices(other), ("Limits.OwnWords", "Marker-second."));
        var both = await second.ReadPageAsync();
        Assert.Contains("You saved other words in another tab", both.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("(?s)Marker-first.*Marker-second", both.QuerySelector("[name='Limits.OwnWords']")!.TextContent);
        using var saved = await parent.SubmitAsync(Choices(both));
        Assert.Matches("(?s)Marker-first.*Marker-second", (await parent.GetPageAsync(url)).QuerySelector("[name='Limits.OwnWords']")!.TextContent);

        static AngleSharp.Dom.IElement Choices(IHtmlDocument page) => page.QuerySelector("form:has([name='Limits.OwnWords'])")!;
    }

    private static AngleSharp.Dom.IElement Form(IHtmlDocument page) => page.QuerySelector("form:has([name='Input.Text'])")!;

    // The button with the words, and not the first one, which may be another.
    private static AngleSharp.Dom.IElement Save(IHtmlDocument page) => Form(page).QuerySelectorAll("button").Single(b => b.TextContent == "Save my draft");

    private static string Text(IHtmlDocument page) => page.QuerySelector("[name='Input.Text']")!.TextContent;
}
