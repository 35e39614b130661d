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
}
