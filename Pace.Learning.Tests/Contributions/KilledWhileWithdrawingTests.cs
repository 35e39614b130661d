using System.Diagnostics;
using Pace.Learning.Tests.Parents;

namespace Pace.Learning.Tests.Contributions;

/// <summary>The process is killed at some point of a withdrawal: then it was either not done and not answered, or done wholly.</summary>
public sealed class KilledWhileWithdrawingTests
{
    private const int Contributions = 3;

    // Parts of the time that a withdrawal takes.
    private static readonly double[] Moments = [0.15, 0.4, 0.65, 0.9, 1.2];

    [Fact]
    public async Task AWithdrawal_IsWholeOrNotAtAll_WheneverTheProcessDies()
    {
        var data = Directory.CreateTempSubdirectory("pace-killed-").FullName;
        await using var database = await TestDatabase.PreparedAsync(data);
        try
        {
            var usual = TimeSpan.Zero;
            (bool WasAnswered, string Marker)? before = null;
            foreach (var moment in (double[])[0, .. Moments])
            {
                using var site = await SiteProcess.StartAsync(data, database.ConnectionString);
                if (before is { } last)
                {
                    await AssertWholeOrNotAtAllAsync(site, last.WasAnswered, last.Marker);
                }
                var marker = $"marker-{Guid.NewGuid():N}";
                var form = await PrepareAsync(site, marker);
                if (moment == 0)
                {
                    // Twice: the first one also warms things up.
                    usual = await WithdrawAsync(form);
                    usual = await WithdrawAsync(await PrepareAsync(site, marker + "x"));
                    continue;
                }
                before = (await KillDuringAsync(site, form, usual * moment), marker);
            }
            using (var site = await SiteProcess.StartAsync(data, database.ConnectionString))
            {
                await AssertWholeOrNotAtAllAsync(site, before!.Value.WasAnswered, before.Value.Marker);
            }
            var (exitCode, output) = await SiteCommand.RunAsync(data, database.ConnectionString, "ledger", "verify");
            Assert.True(exitCode == 0, output);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Shares some contributions with a yes each, the first of them in a lesson, and opens the page on which all is taken back.</summary>
    private static async Task<OpenForm> PrepareAsync(SiteProcess site, string marker)
    {
        var parent = await site.SignedInAsync("parent");
        for (var n = 0; n < Contributions; n++)
        {
            var form = (await parent.GetPageAsync("/taking-part/contributions/new")).MainForm;
            using var written = await parent.SubmitAsync(form, ("Input.Kind", "Text"), ("Input.Title", $"{marker}-{n}"), ("Input.Text", $"Kind words {marker}."));
            var id = Guid.Parse(written.Headers.Location!.OriginalString.Split('/')[^1]);
            using var shared = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/share")).MainForm);
            using var given = await parent.ConsentAsync(id);
            Assert.NotNull(given.Headers.Location);
            if (n == 0)
            {
                var editor = await site.SignedInAsync("editor");
                using var placed = await editor.PlaceAsync(id, ContributionSamples.Key);
                if (placed.Headers.Location!.OriginalString.Contains("/place/", StringComparison.Ordinal))
                {
                    using var replaced = await editor.SubmitAsync((await editor.FollowAsync(placed)).MainForm);
                    Assert.NotNull(replaced.Headers.Location);
                }
            }
        }
        var page = await parent.GetPageAsync("/taking-part/withdraw");
        return new OpenForm(parent, page.QuerySelector("main form[action*='handler=Everything']")!);
    }

    private static async Task<TimeSpan> WithdrawAsync(OpenForm form)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await form.Parent.SubmitAsync(form.Form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return watch.Elapsed;
    }

    private static async Task<bool> KillDuringAsync(SiteProcess site, OpenForm form, TimeSpan after)
    {
        var sending = form.Parent.SubmitAsync(form.Form);
        await Task.WhenAny(sending, Task.Delay(after));
        site.Kill();
        try
        {
            using var answer = await sending;
            return answer.StatusCode == HttpStatusCode.Redirect;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task AssertWholeOrNotAtAllAsync(SiteProcess site, bool wasAnswered, string marker)
    {
        var parent = await site.SignedInAsync("parent");
        var own = (await parent.GetPageAsync("/taking-part/withdraw")).MainText();
        var left = Enumerable.Range(0, Contributions).Count(n => own.Contains($"{marker}-{n}", StringComparison.Ordinal));
        Assert.True(left is 0 or Contributions, $"{left} of {Contributions} are left: half a withdrawal.");
        Assert.False(wasAnswered && left > 0, "It was answered and not done.");
        var lesson = await (await site.SignedInAsync("learner")).GetStringAsync(ContributionSamples.Lesson);
        Assert.Equal(left > 0, lesson.Contains(marker, StringComparison.Ordinal));
        var listed = await (await site.SignedInAsync("editor")).GetStringAsync("/manage/participation/contributions");
        Assert.Equal(left > 0, listed.Contains(marker, StringComparison.Ordinal));
    }

    private sealed record OpenForm(HttpClient Parent, AngleSharp.Dom.IElement Form);
}
