using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Web.Pages.CheckWords;

namespace Pace.Learning.Tests.Pages.CheckWords;

/// <summary>Where a professional pastes a record, and nothing of it stays.</summary>
public sealed class CheckWordsTests(AppWithLogs app) : IClassFixture<AppWithLogs>
{
    private const string Address = "/check-your-words";

    private const string Record = "16.10 Ms Carter rang.\nShe refuses to engage <b>again</b>.\n\nRobyn said, \"I absconded.\" The victim is at home.";

    [Fact]
    public async Task Record_ComesBackWithEachFindingMarked_AndListedBesideIt()
    {
        var page = await CheckAsync(Record);

        Assert.Equal("2 things to look at", page.QuerySelector("#result h2")!.TextContent);
        Assert.Equal(Record, TextOf(page));
        Assert.Equal(["refuses to engage", "victim"], page.QuerySelectorAll(".words-marked mark").Select(m => m.FirstChild!.TextContent));
        Assert.Empty(page.QuerySelectorAll(".words-marked b"));

        var advice = page.QuerySelectorAll(".words-advice > li");
        Assert.Equal(["“refuses to engage” Line 2, in your text", "“victim” Line 4, in your text"], advice.Select(a => a.QuerySelector("h4")!.TextContent));
        Assert.Contains("what we offered, when and where, and what they said", advice[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("From our own research with parents, and our Parent Charter. What to write instead is our suggestion.", advice[0].TextContent, StringComparison.Ordinal);
        Assert.Null(advice[0].QuerySelector("details"));
        Assert.Contains("Guides disagree", advice[1].QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, advice[1].QuerySelectorAll("details li").Length);
        Assert.All(page.QuerySelectorAll("#result a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('#')), h => Assert.NotNull(page.GetElementById(h[1..])));
        Assert.Equal(Record, ((IHtmlTextAreaElement)page.GetElementById("Input_Text")!).Value);
    }

    [Fact]
    public async Task LengthAndReadingAge_AreTold_OnceThereIsEnoughToMeasure()
    {
        var little = await CheckAsync("Jay came home. He ate.");
        Assert.Contains("5 words in 2 sentences. It needs about 100 words for a reading age.", Plain(little.QuerySelector("#result p")!), StringComparison.Ordinal);
        Assert.Equal("Nothing found", little.QuerySelector("#result h2")!.TextContent);

        var enough = await CheckAsync(string.Concat(Enumerable.Repeat("The dog ran to the gate and sat down by it. ", 12)));
        Assert.Contains("132 words in 12 sentences. Reading age: about ", Plain(enough.QuerySelector("#result p")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task NothingToCheck_SaysWhatToDo(string text)
    {
        var page = await CheckAsync(text);

        Assert.Equal("Paste or write some text to check", page.QuerySelector(".error-summary a")!.TextContent);
        Assert.Null(page.GetElementById("result"));
    }

    [Fact]
    public async Task TooMuch_IsRefusedWithTheLimit_AndKept()
    {
        var text = new string('a', CheckWordsModel.InputModel.MostCharacters + 1);

        var page = await CheckAsync(text);

        Assert.Contains(CheckWordsModel.InputModel.MostCharacters.ToString("N0", CultureInfo.InvariantCulture), page.QuerySelector(".error-summary a")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, ((IHtmlTextAreaElement)page.GetElementById("Input_Text")!).Value);
    }

    [Fact]
    public async Task Record_IsInNoDatabaseFileLogOrCache()
    {
        const string Words = "Zebrafinch absconded.";
        var client = app.Stranger();
        var form = (await client.GetPageAsync(Address)).QuerySelector<IHtmlFormElement>("main form")!;
        Assert.Null(form.QuerySelector("[name=__form]"));

        using var answer = await client.SubmitAsync(form, ("Input.Text", Words));

        Assert.Contains("Zebrafinch", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Lines, l => l.Contains("Zebrafinch", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Directory.EnumerateFiles(app.DataFolder, "*", SearchOption.AllDirectories), Holds);
        Assert.Empty((await client.GetPageAsync(Address)).QuerySelectorAll("mark"));

        static bool Holds(string file)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf("Zebrafinch"u8) >= 0;
        }
    }

    [Fact]
    public async Task Course_LeadsThere()
    {
        var page = await app.Stranger().GetPageAsync("/courses/words-that-dont-blame");

        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Address);
    }

    private async Task<IHtmlDocument> CheckAsync(string text)
    {
        var client = app.Stranger();
        using var answer = await client.SubmitAsync((await client.GetPageAsync(Address)).QuerySelector<IHtmlFormElement>("main form")!, ("Input.Text", text));
        return await answer.ReadPageAsync();
    }

    private static string TextOf(IHtmlDocument page)
    {
        var marked = (IElement)page.QuerySelector(".words-marked")!.Clone();
        foreach (var link in marked.QuerySelectorAll("a").ToList())
        {
            link.Remove();
        }
        return marked.TextContent;
    }

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
