namespace Pace.Learning.Tests.Studio.Tree;

/// <summary>No document comes to stand where something else does: the number of a lesson's file isn't in its address, and the site has pages of its own.</summary>
public sealed class TakenAddressTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Renaming_ToTheAddressOfAnotherLesson_IsRefused_AndBothStayWhereTheyAre()
    {
        var folder = Directory.EnumerateDirectories(Path.Combine(Repository.Content, "courses", "words-that-dont-blame")).Order(StringComparer.Ordinal).ElementAt(1);
        var lessons = Directory.EnumerateFiles(folder, "0*.md").Order(StringComparer.Ordinal).Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
        var module = $"courses/words-that-dont-blame/{Path.GetFileName(folder)}";
        var id = await app.WrittenAsync($"{module}/{lessons[0]}.md", text => text);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        var form = (await publisher.GetPageAsync($"/studio/documents/{id}/rename")).QuerySelector("main form")!;
        using var refused = await publisher.SubmitAsync(form, ("Input.Name", lessons[1][3..]), ("Input.Number", "9"));
        Assert.Contains("has this address already", (await refused.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var learner = await app.SignedInAsync(Roles.Learner);
        Assert.Equal(
            lessons.Count, (await learner.GetPageAsync("/courses/words-that-dont-blame")).QuerySelectorAll($".lesson-list a[href*='/{Path.GetFileName(folder)[3..]}/']").Length);
        // Another number alone changes no address.
        using var moved = await publisher.SubmitAsync(form, ("Input.Number", "9"));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("studio")]
    [InlineData("courses")]
    [InlineData("about")]
    public async Task APage_NeitherMovesNorBegins_WhereTheSiteHasItsOwn(string name)
    {
        var id = await app.WrittenAsync("pages/help.md", text => text);
        using var publisher = await app.SignedInAsync(Roles.Publisher);
        using (var refused = await publisher.SubmitAsync((await publisher.GetPageAsync($"/studio/documents/{id}/rename")).QuerySelector("main form")!, ("Input.Name", name)))
        {
            Assert.NotNull((await refused.ReadPageAsync()).QuerySelector(".error-summary"));
        }
        Assert.NotNull((await app.Stranger().GetPageAsync("/help")).QuerySelector("main"));
        using var editor = await app.SignedInAsync(Roles.Editor);
        using var begun = await editor.SubmitAsync((await editor.GetPageAsync("/studio/new?kind=page")).QuerySelector("main form")!, ("Input.Title", "A page of ours"), ("Input.Name", name));
        Assert.NotNull((await begun.ReadPageAsync()).QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task ANewLesson_DoesntBeginWhereAnotherStands()
    {
        var folder = Directory.EnumerateDirectories(Path.Combine(Repository.Content, "courses", "words-that-dont-blame")).Order(StringComparer.Ordinal).First();
        var lesson = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(folder, "0*.md").Order(StringComparer.Ordinal).First());
        using var editor = await app.SignedInAsync(Roles.Editor);
        var form = (await editor.GetPageAsync("/studio/new?kind=lesson")).QuerySelector("main form")!;
        using var begun = await editor.SubmitAsync(form, ("Input.Title", "Another"), ("Input.Place", $"courses/words-that-dont-blame/{Path.GetFileName(folder)}"), ("Input.Name", lesson[3..]));
        Assert.Contains("has this address already", (await begun.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }
}
