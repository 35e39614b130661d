using System.Text;
using Pace.Learning.Tests.Contributions.Withdrawn;

namespace Pace.Learning.Tests.Contributions;

public sealed class ReceiptPdfTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Receipt_IsAnAccessiblePdf_ForItsParentAlone()
    {
        var id = await app.ShareAsync("Words of mine.");
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        var address = given.Headers.Location!.OriginalString;
        Assert.NotNull((await parent.GetPageAsync(address)).QuerySelector($"a[href='{address}/receipt.pdf']"));
        using var answer = await parent.GetAsync($"{address}/receipt.pdf");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var pdf = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang (en-GB)", pdf, StringComparison.Ordinal);
        Assert.Contains("pdfuaid", pdf, StringComparison.Ordinal);
        foreach (var role in new[] { "participation-manager", "admin", "dso", "learner" })
        {
            using var theirs = await (await app.SignedInAsync(role)).GetAsync($"{address}/receipt.pdf");
            Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        }
    }
}

/// <summary>What stands in the PDF, as the page that it is made of.</summary>
public sealed class ReceiptTextTests(AppThatPrintsHtml app) : IClassFixture<AppThatPrintsHtml>
{
    [Fact]
    public async Task Receipt_SaysWhatWasAgreedTo_AndHasNoneOfTheWords()
    {
        var id = await app.ShareAsync("Words marker-in-receipt.");
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(id);
        var html = await parent.GetStringAsync($"{given.Headers.Location!.OriginalString}/receipt.pdf");
        foreach (var words in new[] { "Lessons on this site", "All people who learn on this site", "The name I chose here", "In the UK only", "What you read", "SHA-256" })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("marker-in-receipt", html, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.MemberAsync("parent")).Name, html, StringComparison.Ordinal);
    }
}
