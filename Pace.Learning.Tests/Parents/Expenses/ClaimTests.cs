using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Parents.Expenses;

public sealed class ClaimTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly byte[] Receipt = Photos.Jpeg();

    [Theory]
    [InlineData("12", 1200L)]
    [InlineData(" £12.50 ", 1250L)]
    [InlineData("1,000.00", 100000L)]
    [InlineData("0", null)]
    [InlineData("-3", null)]
    [InlineData("1000.01", null)]
    [InlineData("12.505", null)]
    [InlineData("a lot", null)]
    public void Amounts_AreReadAsPeopleTypeThem(string typed, long? pence) => Assert.Equal(pence, ExpenseClaim.ReadPence(typed));

    [Fact]
    public async Task Claim_SentTwice_IsOne_AndIsAskedAboutAnsweredApprovedAndPaid()
    {
        var parent = await app.SignedInAsync("parent");
        var manager = await app.SignedInAsync("participation-manager");
        var token = await SendAsync(parent, Receipt, times: 2);
        var claim = await app.WithDatabaseAsync(db => db.ExpenseClaims.SingleAsync(c => c.Id == token));
        Assert.Equal(1250, claim.Pence);
        var sealedReceipt = await app.WithDatabaseAsync(db => db.ClaimReceipts.SingleAsync(r => r.ClaimId == token));
        var kept = Photo.Clean(Receipt, "image/jpeg")!;
        Assert.DoesNotContain(Convert.ToBase64String(kept), Encoding.Latin1.GetString(sealedReceipt.SealedBytes), StringComparison.Ordinal);
        Assert.Equal(kept, await parent.GetByteArrayAsync($"/taking-part/thanks/{token}/receipt"));
        Assert.Equal(kept, await manager.GetByteArrayAsync($"/manage/participation/claims/{token}/receipt"));

        var url = $"/manage/participation/claims/{token}";
        await ActAsync(manager, url, "Ask", ("question", "Which day was it?"));
        var own = await parent.GetPageAsync($"/taking-part/thanks/{token}");
        Assert.Contains("Which day was it?", own.Body!.TextContent, StringComparison.Ordinal);
        using var answered = await parent.SubmitAsync(own.QuerySelector("#answer")!, ("answer", "Monday"));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        await ActAsync(manager, url, "Approve");
        await ActAsync(manager, url, "Paid");
        Assert.Contains("Paid", (await parent.GetPageAsync("/taking-part/thanks")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_ThatIsNoPhoto_IsRefusedWhateverItsNameSays()
    {
        var parent = await app.SignedInAsync("parent");
        var id = await SendAsync(parent, Encoding.ASCII.GetBytes("<script>alert(1)</script>"), times: 1, expected: HttpStatusCode.OK);
        Assert.False(await app.WithDatabaseAsync(db => db.ExpenseClaims.AnyAsync(c => c.Id == id)));
    }

    [Fact]
    public async Task Receipt_AsPdf_IsKeptAsItIs()
    {
        var parent = await app.SignedInAsync("parent");
        byte[] pdf = [.. "%PDF-1.4 a receipt"u8];
        var id = await SendAsync(parent, pdf, times: 1);
        Assert.Equal(pdf, await parent.GetByteArrayAsync($"/taking-part/thanks/{id}/receipt"));
    }

    [Fact]
    public async Task Receipt_ThatWeCannotTake_IsRefusedInWordsThatSayWhatToDo()
    {
        var parent = await app.SignedInAsync("parent");
        foreach (var (file, words) in new[]
        {
            (Photos.Heic(), "On your iPhone choose Settings, then Camera, Formats, Most Compatible, and take it again. Or send a screenshot of it, or share it as a JPEG"),
            (Photos.PngThatSaysItIs(60_000, 60_000), "Take it again with fewer megapixels (25 at most), or send a screenshot of it"),
            (Photos.Jpeg()[..^2], "We can’t read this photo. Take it again, or choose another one"),
        })
        {
            var (id, page) = await TrySendAsync(parent, file);
            Assert.Contains(words, page.QuerySelector("#Input_Receipt-error")!.TextContent, StringComparison.Ordinal);
            Assert.False(await app.WithDatabaseAsync(db => db.ExpenseClaims.AnyAsync(c => c.Id == id)));
        }
    }

    [Fact]
    public async Task Receipt_IsNotThereForOthers()
    {
        var id = await SendAsync(await app.SignedInAsync("parent"), Receipt, times: 1);
        foreach (var role in new[] { "trainer", "admin", "editor", "parent-reviewer", "dso" })
        {
            var client = await app.SignedInAsync(role);
            foreach (var url in new[] { $"/taking-part/thanks/{id}/receipt", $"/taking-part/thanks/{id}", $"/manage/participation/claims/{id}/receipt", $"/manage/participation/claims/{id}" })
            {
                using var answer = await client.GetAsync(url);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{role} at {url}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Together_SigningUpAndSteppingBack_LeavesNoTrace()
    {
        var parent = await app.SignedInAsync("parent");
        var page = await parent.GetPageAsync("/taking-part/together");
        using var up = await parent.SubmitAsync(page.QuerySelector("main article form")!);
        page = await parent.FollowAsync(up);
        Assert.Contains((await app.MemberAsync("parent")).Name, (await (await app.SignedInAsync("participation-manager")).GetPageAsync("/manage/participation/together")).Body!.TextContent, StringComparison.Ordinal);
        using var back = await parent.SubmitAsync(page.QuerySelector("main article form")!);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.False(await app.WithDatabaseAsync(db => db.ParentEventAttendances.AnyAsync()));
    }

    private static async Task<Guid> SendAsync(HttpClient parent, byte[] file, int times, HttpStatusCode expected = HttpStatusCode.Redirect)
    {
        var (id, _) = await PostAsync(parent, file, times, expected);
        return id;
    }

    private static async Task<(Guid Id, IDocument Page)> TrySendAsync(HttpClient parent, byte[] file)
    {
        var (id, answer) = await PostAsync(parent, file, times: 1, HttpStatusCode.OK);
        return (id, await new HtmlParser().ParseDocumentAsync(answer));
    }

    private static async Task<(Guid Id, string Answer)> PostAsync(HttpClient parent, byte[] file, int times, HttpStatusCode expected)
    {
        var said = "";
        var form = (await parent.GetPageAsync("/taking-part/thanks/claim")).QuerySelector("main form[enctype]")!;
        for (var i = 0; i < times; i++)
        {
            using var answer = await parent.SubmitAsync(form, [new Upload("Input.Receipt", "receipt.jpg", file) { Type = "image/jpeg" }], ("Input.Kind", "Travel"), ("Input.Amount", "12.50"));
            Assert.Equal(expected, answer.StatusCode);
            said = await answer.Content.ReadAsStringAsync();
        }
        return (Guid.Parse(form.QuerySelector("[name='Input.Id']")!.GetAttribute("value")!), said);
    }

    private static async Task ActAsync(HttpClient manager, string url, string handler, params (string, string)[] values)
    {
        using var answer = await manager.SubmitAsync((await manager.GetPageAsync(url)).QuerySelector("#act")!.Doing(handler), values);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
