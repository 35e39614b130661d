using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Web.Shared.Forms;

namespace Pace.Learning.Tests.Shared;

public sealed class FormPartsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Errors_AreListedInTheOrderOfThePage_OnceForEachQuestion_AndLeadToThem()
    {
        var page = await app.Stranger().GetPageAsync("/dev/patterns");
        var links = page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["#Wrong_Email", "#Wrong_Reason", "#Wrong_Agency", "#Wrong_Level", "#Wrong_Due_Day", "#Wrong_Agreed"], links);
        Assert.Equal("When is it due? Enter a real date, such as 27 3 2026", page.QuerySelector("[href='#Wrong_Due_Day']")!.TextContent);
        Assert.Equal("Error: Enter a real date, such as 27 3 2026", page.QuerySelector("#Wrong_Due-error")!.TextContent);
        Assert.All(links, link => Assert.True(page.QuerySelector(link) is IHtmlInputElement or IHtmlTextAreaElement or IHtmlSelectElement, link));
    }

    [Fact]
    public async Task AFieldThatIsWrong_SaysSoToScreenReaders_AndKeepsWhatWasTyped()
    {
        var page = await app.Stranger().GetPageAsync("/dev/patterns");
        var field = (IHtmlInputElement)page.QuerySelector("#Wrong_Email")!;
        Assert.Equal("sam at example", field.Value);
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal("Wrong_Email-hint Wrong_Email-error", field.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Enter an e-mail address such as name@example.org", page.QuerySelector("#Wrong_Email-error")!.TextContent);
        Assert.Equal("E-mail address", page.QuerySelector("label[for='Wrong_Email']")!.TextContent);
    }

    [Fact]
    public async Task Choices_AreRadioButtonsForOne_AndCheckboxesForSeveral()
    {
        var page = await app.Stranger().GetPageAsync("/dev/patterns");
        Assert.All(page.QuerySelectorAll("input[name='Wrong.Level']").Cast<IHtmlInputElement>(), i => Assert.Equal("radio", i.Type));
        Assert.All(page.QuerySelectorAll("input[name='Wrong.Topics']").Cast<IHtmlInputElement>(), i => Assert.Equal("checkbox", i.Type));
        Assert.Equal("frontline-staff", page.QuerySelectorAll("input[name='Wrong.Level']").Cast<IHtmlInputElement>().Single(i => i.IsChecked).Value);
        Assert.Equal("court", page.QuerySelectorAll("input[name='Wrong.Topics']").Cast<IHtmlInputElement>().Single(i => i.IsChecked).Value);
    }

    [Fact]
    public async Task ALimit_IsSaidInTheSameWordsEverywhere_AndKeptByTheBrowser()
    {
        Assert.Equal("Use at most 1,000 characters", new AtMostAttribute(1000).FormatErrorMessage("Text"));
        Assert.Equal("The name can have at most 60 letters", new AtMostAttribute(60) { What = "The name", Unit = "letters" }.FormatErrorMessage("Name"));
        Assert.Equal(new Refusal("Text", "Use at most 3 characters"), TextLimit.Check("Text", "four", 3));
        Assert.Equal(new Refusal("Text", "Say it"), TextLimit.Check("Text", " ", 3, "Say it"));
        Assert.Null(TextLimit.Check("Text", " one ", 3, "Say it"));
        Assert.Null(TextLimit.Check("Text", null, 3));
        Assert.Equal("1000", (await app.Stranger().GetPageAsync("/dev/patterns")).QuerySelector("#Fresh_Reason")!.GetAttribute("maxlength"));
    }

    [Theory]
    [InlineData("3", "3", "2026", true)]
    [InlineData(" 29 ", "02", "2028", true)]
    [InlineData("29", "2", "2026", false)]
    [InlineData("3", "March", "2026", false)]
    [InlineData("3", "3", "26", false)]
    public void ADate_IsTakenAsPeopleTypeIt_ButOnlyIfItExists(string day, string month, string year, bool isDate)
    {
        var fields = new DateFields { Day = day, Month = month, Year = year };
        Assert.Equal(isDate, fields.Date is not null);
        Assert.Equal(isDate, !fields.Validate(new(fields)).Any());
    }

    [Fact]
    public void ADateWithAPartMissing_PointsToThatPart()
    {
        var fields = new DateFields { Day = "3", Year = "2026" };
        Assert.Equal([nameof(DateFields.Month)], fields.Validate(new(fields)).Single().MemberNames);
        Assert.Empty(new DateFields().Validate(new(fields)));
    }

    [Fact]
    public async Task ThePatterns_AreForDevelopmentOnly()
    {
        await using var live = new LiveSite();
        await live.InitializeAsync();
        using var answer = await live.Stranger().GetAsync("/dev/patterns");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private sealed class LiveSite : AppUnderTest
    {
        protected override bool IsPrepared => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Staging");
            builder.UseSetting("Pace:PublicUrl", "https://learning.example");
            builder.UseSetting("Pace:MasterKey", Convert.ToBase64String(new byte[32]));
        }
    }
}
