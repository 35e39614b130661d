using Microsoft.Playwright;
using Pace.Learning.Tests.Media;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>An editor adds a picture, a document names it, a learner sees it in the size that fits their screen; and what is used goes to the bin only by a decision.</summary>
public sealed class MediaJourneyTests(MediaApp site) : IClassFixture<MediaApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APicture_FromUploadToLessonToBin(bool scripts)
    {
        var name = scripts ? "with-scripts" : "without-scripts";
        var reader = (scripts ? new Reader { Width = 1280 } : Reader.OnPhone) with { As = Roles.Editor, Scripts = scripts };
        await using var editor = await site.OpenAsync("/studio/media", reader);
        await LookAsync(editor, "media-library");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Add a file" }).ClickAsync();
        await LookAsync(editor, "media-add");
        var file = new FilePayload { Name = $"{name}.jpg", MimeType = "image/jpeg", Buffer = MediaSteps.Picture(2_000, 1_000) };
        await editor.Page.GetByLabel("The file").SetInputFilesAsync(file);
        await editor.Page.GetByLabel("Title").FillAsync($"Squares {name}");
        await editor.Page.Locator("input[name='Input.Shows'][value='no']").CheckAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".error-summary")).ToContainTextAsync("Say what the picture shows");
        await LookAsync(editor, "media-add-wrong");
        await editor.Page.GetByLabel("The file").SetInputFilesAsync(file);
        await editor.Page.GetByLabel("What does it show?").FillAsync("A pattern of many squares");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("h1")).ToHaveTextAsync($"Squares {name}");
        await LookAsync(editor, "media-one");

        if (scripts)
        {
            var picture = editor.Page.Locator("[data-focus-picture]");
            var box = (await picture.BoundingBoxAsync())!;
            await picture.ClickAsync(new() { Position = new() { X = box.Width - 5, Y = 5 } });
            await Assertions.Expect(editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Top right" })).ToBeCheckedAsync();
        }
        else
        {
            await editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Top right" }).CheckAsync();
        }
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".notice")).ToContainTextAsync("Saved");
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Top right" })).ToBeCheckedAsync();

        var written = await editor.Page.Locator(".media-markdown").InnerTextAsync();
        Assert.Equal($"![A pattern of many squares](media/{name}.jpg)", written.Trim());
        await site.WriteLessonAsync(name, written);
        await using (var learner = await site.OpenAsync(MediaApp.LessonUrl(name), (scripts ? new Reader { Width = 1280 } : Reader.OnPhone) with { As = Roles.Learner, Scripts = scripts }))
        {
            var shown = learner.Page.Locator("main img[srcset]");
            await shown.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(shown).ToHaveAttributeAsync("alt", "A pattern of many squares");
            if (scripts)
            {
                await Eventually.GetAsync(() => shown.EvaluateAsync<string>("i => i.complete && i.naturalWidth > 0 ? i.currentSrc : ''"), src => src.EndsWith(".webp", StringComparison.Ordinal), src => $"a smaller copy; it is {src}");
            }
            await LookAsync(learner, "media-lesson");
            learner.AssertNoComplaints();
        }

        await editor.Page.ReloadAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Put it in the bin" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".error-summary")).ToContainTextAsync("It is used in 1 place");
        await LookAsync(editor, "media-bin-decision");
        await editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Yes, put it in the bin all the same" }).CheckAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Put it in the bin" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".notice")).ToContainTextAsync("is in the bin");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "What is in the bin" }).ClickAsync();
        await LookAsync(editor, "media-bin");
        await editor.Page.Locator(".card", new() { HasText = $"Squares {name}" }).GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("h1")).ToHaveTextAsync($"Squares {name}");
        editor.AssertNoComplaints();
    }

    private static async Task LookAsync(OpenPage page, string picture)
    {
        await page.AssertAccessibleAsync();
        await page.AssertReadsWellAsync();
        await page.AssertNoHorizontalScrollAsync();
        await page.PhotographAsync(picture);
    }
}
