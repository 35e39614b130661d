namespace Pace.Learning.Tests.Contributions;

/// <summary>The site runs twice on one database: what is taken back on one is gone on the other when the answer is there.</summary>
public sealed class TwoInstancesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const int Rounds = 4;

    [Fact]
    public async Task WhatIsTakenBackOnOneInstance_IsGoneOnTheOther_WithTheAnswer()
    {
        var (recorded, address) = await app.RecordedAsync(Recordings.Sound(50_000));
        var written = await app.ShareAsync("Kind words marker-of-two.", "tip-being-listened-to");
        const string Lesson = "/courses/trauma-informed-practice/seeing-past-the-moment/anger-tears-and-silence";
        await using var other = new AppOn(app.ConnectionString, app.DataFolder);
        var learner = await SignedInAsync(other, "learner");
        var editor = await SignedInAsync(other, "editor");
        for (var round = 0; round < Rounds; round++)
        {
            // Each time on the other side.
            var parent = round % 2 == 0 ? await app.SignedInAsync("parent") : await SignedInAsync(other, "parent");
            await ShareAndGiveAsync(parent, written);
            await ShareAndGiveAsync(parent, recorded);
            var reader = round % 2 == 0 ? learner : await app.SignedInAsync("learner");
            var staff = round % 2 == 0 ? editor : await app.SignedInAsync("editor");
            Assert.Contains("marker-of-two", await reader.GetStringAsync(Lesson), StringComparison.Ordinal);
            using (var heard = await reader.RangeAsync(address, 10, 19))
            {
                Assert.Equal(HttpStatusCode.PartialContent, heard.StatusCode);
            }

            using var withdrawn = await parent.WithdrawAsync("Everything");
            Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
            Assert.DoesNotContain("marker-of-two", await reader.GetStringAsync(Lesson), StringComparison.Ordinal);
            using var gone = await reader.RangeAsync(address, 10, 19);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
            using var hidden = await staff.GetAsync($"/manage/participation/contributions/{written}");
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }
    }

    private static async Task ShareAndGiveAsync(HttpClient parent, Guid id)
    {
        using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
        Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
        using var given = await parent.ConsentAsync(id);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
    }

    // The same people as on the other one.
    private async Task<HttpClient> SignedInAsync(AppOn site, string role)
    {
        var client = site.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(await app.AddressAsync(role))}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }
}
