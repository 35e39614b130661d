using AngleSharp.Dom;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Tests.Courses.Certificates;

public sealed class CheckTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task CheckPage_TellsAStrangerTheCourseButNoNameUntilTheHolderSaysSo()
    {
        var certificate = await app.IssueAsync();
        var address = $"/certificates/{certificate.Code}";

        var before = await app.Stranger().GetPageAsync(address);
        Assert.Contains("This certificate is valid", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A sample course", before.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", before.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Frontline", before.Body.TextContent, StringComparison.Ordinal);

        var learner = await app.SignedInAsync("learner");
        var own = await learner.GetPageAsync($"/my/certificates/{certificate.Id}");
        using var saved = await learner.SubmitAsync(own.SharingForm, ("Input.HolderName", "Samira L."), ("Input.ShowsName", "true"), ("Input.ShowsLevel", "false"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var after = await app.Stranger().GetPageAsync(address);
        Assert.Contains("Samira L.", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Frontline", after.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lower case and hyphens")]
    [InlineData("spaces")]
    [InlineData("letters for digits")]
    public async Task CheckForm_ReadsCodesAsPeopleTypeThem(string way)
    {
        var certificate = await app.IssueAsync();
        var typed = way switch
        {
            "lower case and hyphens" => CertificateCode.Grouped(certificate.Code).ToLowerInvariant(),
            "spaces" => $" {string.Join(' ', certificate.Code.Chunk(4).Select(c => new string(c)))} ",
            _ => certificate.Code.Replace('0', 'O').Replace('1', 'l'),
        };
        using var answer = await app.Stranger().GetAsync($"/certificates?Code={Uri.EscapeDataString(typed)}");
        Assert.Equal($"/certificates/{CertificateCode.Grouped(certificate.Code)}", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task CheckForm_WithHalfACode_SaysWhatToDoAndKeepsWhatWasTyped()
    {
        var page = await app.Stranger().GetPageAsync("/certificates?Code=ABCDE");
        Assert.Contains("25 letters and numbers", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ABCDE", page.QuerySelector("#Code")!.GetAttribute("value"));
    }

    [Fact]
    public async Task CheckPage_OfAnUnknownCode_IsNotFoundAndSaysWhatToDo()
    {
        using var answer = await app.Stranger().GetAsync($"/certificates/{CertificateCode.New()}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("We know no certificate", (await answer.ReadPageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HolderPages_AreNotThereForAnybodyElse()
    {
        var certificate = await app.IssueAsync();
        foreach (var role in new[] { "admin", "editor", "trainer", "area-lead", "participation-manager" })
        {
            var other = await app.SignedInAsync(role);
            foreach (var file in new[] { "", "/certificate.pdf", "/credential.jwt", "/credential.json", "/badge.svg" })
            {
                using var answer = await other.GetAsync($"/my/certificates/{certificate.Id}{file}");
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{role} got {answer.StatusCode} for {file}");
            }
        }
    }

    [Fact]
    public async Task Revocation_ShowsToEverybodyAtOnce_AndItsReasonOnlyToTheHolder()
    {
        var certificate = await app.IssueAsync();
        var admin = await app.SignedInAsync("admin");
        var form = (await admin.GetPageAsync("/manage/certificates")).QuerySelector("main form")!;
        using var answer = await admin.SubmitAsync(form, ("Input.Code", certificate.Code), ("Input.Reason", "Issued to the wrong person."));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var check = await app.Stranger().GetPageAsync($"/certificates/{certificate.Code}");
        Assert.Contains("no longer valid", check.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong person", check.Body.TextContent, StringComparison.Ordinal);
        var learner = await app.SignedInAsync("learner");
        var own = await learner.GetPageAsync($"/my/certificates/{certificate.Id}");
        Assert.Contains("wrong person", own.Body!.TextContent, StringComparison.Ordinal);

        // What is taken away from then on says so itself, and they are told where to read why.
        var pdf = PdfText.Of(await learner.GetByteArrayAsync($"/my/certificates/{certificate.Id}/certificate.pdf")).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("Itisnolongervalid.", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("wrongperson", pdf, StringComparison.Ordinal);
        var mail = await app.WithDatabaseAsync(db => db.OutboxMails.AsNoTracking().Where(m => m.Subject == "Your certificate was taken back").OrderBy(m => m.Id).LastAsync());
        Assert.Equal(await app.AddressAsync("learner"), mail.To);
        Assert.Contains($"/my/certificates/{certificate.Id}", SealedBody.Open(app.Services.GetRequiredService<Web.Platform.Security.MasterKey>(), mail)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevocationWithoutAReason_TakesNothingBackAndKeepsTheCode()
    {
        var certificate = await app.IssueAsync();
        var admin = await app.SignedInAsync("admin");
        var form = (await admin.GetPageAsync("/manage/certificates")).QuerySelector("main form")!;
        using var answer = await admin.SubmitAsync(form, ("Input.Code", certificate.Code), ("Input.Reason", ""));

        var page = await answer.ReadPageAsync();
        Assert.Equal(certificate.Code, page.QuerySelector("#Input_Code")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#Input_Reason-error"));
        Assert.False(await app.WithDatabaseAsync(async db => (await db.Certificates.FindAsync(certificate.Id))!.IsRevoked));
    }

    [Fact]
    public async Task CertificatePastItsDate_SaysSo()
    {
        var certificate = await app.IssueAsync();
        app.Clock.Advance(TimeSpan.FromDays(800));
        try
        {
            var page = await app.Stranger().GetPageAsync($"/certificates/{certificate.Code}");
            Assert.Contains("passed its date", page.Body!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            app.Clock.Advance(TimeSpan.FromDays(-800));
        }
    }

    [Fact]
    public void Codes_AreNeverTheSameAndReadBackFromWhatPeopleType()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => CertificateCode.New()).ToHashSet();
        Assert.Equal(10_000, codes.Count);
        Assert.All(codes, code => Assert.Equal(code, CertificateCode.Read(CertificateCode.Grouped(code).ToLowerInvariant())));
    }
}

file static class Pages
{
    extension(IDocument page)
    {
        public IElement SharingForm => page.QuerySelector("#share")!.ParentElement!.QuerySelector("form")!;
    }
}
