using System.Text;

namespace Pace.Learning.Tests.Courses.Certificates;

public sealed class CertificatePdfTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Pdf_IsTaggedForScreenReaders_AndNamesItsLanguageAndTitle()
    {
        var certificate = await app.IssueAsync();
        var learner = await app.SignedInAsync("learner");

        using var answer = await learner.GetAsync($"/my/certificates/{certificate.Id}/certificate.pdf");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var pdf = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang (en-GB)", pdf, StringComparison.Ordinal);
        Assert.Contains("pdfuaid", pdf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("李小龍 (Bruce) O’Neil")]
    [InlineData("محمد علي")]
    [InlineData("שרה כהן")]
    [InlineData("Ὀδυσσεύς Юлия ქეთი አበበ")]
    public async Task Pdf_HasTheWholeName_InWhateverScript(string name)
    {
        var text = PdfText.Of(await PdfOfAsync(name));
        // Glyphs stand in the order in which they are seen; readers turn what is written from right to left.
        var seen = name.Any(c => c is >= '\u0590' and < '\u0700') ? string.Concat(name.Reverse()) : name;
        Assert.Contains(seen.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_BreaksALongNameWithoutSpaces()
    {
        var name = new string('W', 35);
        var runs = PdfText.Runs(await PdfOfAsync(name));
        Assert.Contains(name, string.Concat(runs), StringComparison.Ordinal);
        Assert.DoesNotContain(runs, r => r.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pdf_HasNamesAndValuesAsATable_NotAsAListOfHalves()
    {
        var certificate = await app.IssueAsync();
        var pdf = Encoding.Latin1.GetString(await (await app.SignedInAsync("learner")).GetByteArrayAsync($"/my/certificates/{certificate.Id}/certificate.pdf"));
        Assert.Matches(@"/S\s*/TH\b", pdf);
        Assert.Matches(@"/S\s*/TD\b", pdf);
        Assert.DoesNotMatch(@"/S\s*/(Lbl|LBody)\b", pdf);
    }

    private async Task<byte[]> PdfOfAsync(string name)
    {
        var certificate = await app.IssueAsync();
        var learner = await app.SignedInAsync("learner");
        using var saved = await learner.SubmitAsync((await learner.GetPageAsync($"/my/certificates/{certificate.Id}")).QuerySelectorAll("main form").Single(), ("Input.HolderName", name));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return await learner.GetByteArrayAsync($"/my/certificates/{certificate.Id}/certificate.pdf");
    }
}
