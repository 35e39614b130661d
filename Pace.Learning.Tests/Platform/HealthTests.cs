using System.Net.Http.Json;
using System.Text.Json;
using Pace.Learning.Web.Platform.Health;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Tests.Platform;

public sealed class HealthTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Ready_NamesEachDependency_ToAdministrators()
    {
        var checks = (await (await app.SignedInAsync(Roles.Admin)).GetFromJsonAsync<JsonElement>("/health/ready")).GetProperty("checks");
        Assert.Equal("healthy", checks.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("healthy", checks.GetProperty("content").GetProperty("status").GetString());
        Assert.True(checks.TryGetProperty("pdf", out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Editor)]
    public async Task Ready_TellsOthersOnlyThatItIs(string? role)
    {
        var health = await (role is null ? app.Stranger() : await app.SignedInAsync(role)).GetStringAsync("/health/ready");
        Assert.Equal("""{"status":"ready"}""", health);
    }

    [Fact]
    public async Task Live_AnswersWithoutAskingAnythingElse()
    {
        var health = await app.Stranger().GetStringAsync("/health/live");
        Assert.Equal("""{"status":"ready"}""", health);
    }

    [Fact]
    public async Task Pdf_HasLettersOfEveryScriptOfTheSample_AndSaysWhichItHasNot()
    {
        var printer = app.Services.GetRequiredService<IPdfPrinter>();
        Assert.Equal("", await printer.WithoutGlyphAsync(PdfLetters.Sample, TestContext.Current.CancellationToken));
        // A letter that Unicode has given to nobody.
        Assert.Equal("\U000E0FFF", await printer.WithoutGlyphAsync("Łukasz \U000E0FFF", TestContext.Current.CancellationToken));
    }
}
