using Pace.Learning.Tests.Parents;

namespace Pace.Learning.Tests.Contributions.Identification;

/// <summary>What a parent says of what stands out in their words, and who sees it.</summary>
public sealed class KeptDetailTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task AParent_KeepsSomeOfIt_NothingTypedIsLost_AndTheEditorSeesWhatTheyDecided()
    {
        var parent = await app.SignedInAsync("parent");
        var form = (await parent.GetPageAsync("/taking-part/contributions/new")).MainForm;
        using var written = await parent.SubmitAsync(form, ("Input.Kind", "Text"), ("Input.Title", "chantelle and me"), ("Input.Text", "chantelle liked st wilfrids. i may write more."));
        var id = Guid.Parse(written.Headers.Location!.OriginalString.Split('/')[^1]);

        var check = await parent.GetPageAsync($"/taking-part/contributions/{id}/share");
        Assert.Equal(["chantelle", "st wilfrids"], check.QuerySelectorAll("main li mark").Select(m => m.TextContent));
        Assert.Equal("chantelle", check.QuerySelector("main h2 mark")!.TextContent);
        Assert.Contains("A name. People who know this name may work out who you are.", check.MainText(), StringComparison.Ordinal);

        using var tooLong = await parent.ForgeAsync(check.MainForm, ("Kept[1].Because", new string('a', 201)), ("Kept[0].Keep", "true"));
        var told = await tooLong.ReadPageAsync();
        Assert.NotNull(told.QuerySelector(".error-summary a[href='#Kept_1__Because']"));
        Assert.True(told.QuerySelector("#Kept_0__Keep")!.HasAttribute("checked"));

        using var left = await parent.PressAsync(check, "Change my words", ("Kept[0].Keep", "true"), ("Kept[0].Because", "it is not her real name"));
        Assert.EndsWith("/edit", left.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var again = await parent.GetPageAsync($"/taking-part/contributions/{id}/share");
        Assert.Equal("it is not her real name", again.QuerySelector("#Kept_0__Because")!.GetAttribute("value"));

        using var shared = await parent.SubmitAsync(again.MainForm);
        Assert.Contains("Nothing is used yet", (await parent.FollowAsync(shared)).Body!.TextContent, StringComparison.Ordinal);
        var page = (await (await app.SignedInAsync("editor")).GetPageAsync($"/manage/participation/contributions/{id}")).MainText();
        Assert.Contains("The parent keeps it: “it is not her real name”", page, StringComparison.Ordinal);
        Assert.Contains("The parent has not said whether it may stay", page, StringComparison.Ordinal);
        Assert.Contains("it is not her real name", await parent.GetStringAsync("/taking-part/my-data.json"), StringComparison.Ordinal);
    }
}
