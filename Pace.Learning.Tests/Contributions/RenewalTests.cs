using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Contributions;

/// <summary>A yes is asked about before it ends. Who doesn't answer has said no.</summary>
public sealed class RenewalTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Renewal_IsAskedTwiceBeforeTheEnd_NeverTwiceForOneReason_AndSilenceEndsIt()
    {
        var id = await app.ShareAsync("Words marker-silence.", ContributionSamples.Key);
        using var given = await (await app.SignedInAsync("parent")).ConsentAsync(id);
        Assert.Equal(0, await AskAsync());

        app.Clock.Advance(TimeSpan.FromDays(365 - RenewalNotices.FirstDays + 5));
        Assert.Equal(1, await AskAsync(parents: 1));
        Assert.Equal(0, await AskAsync());
        var mail = await app.NewestMailAsync(await app.AddressAsync("parent"));
        Assert.Equal("A note for you", mail.Heading);
        Assert.DoesNotMatch("(?i)parent|pace|exploit|child|consent", mail.QuerySelector(".mail-text")!.TextContent.Split("http")[0]);
        var parent = await app.SignedInAsync("parent");
        Assert.Contains("Your yes ends soon: Lessons on this site", (await parent.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(RenewalNotices.FirstDays - RenewalNotices.SecondDays));
        Assert.Equal(1, await AskAsync(parents: 1));
        Assert.Equal(0, await AskAsync());
        Assert.Contains("marker-silence", await LessonAsync(), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(RenewalNotices.SecondDays));
        Assert.DoesNotContain("marker-silence", await LessonAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await AskAsync());
        parent = await app.SignedInAsync("parent");
        Assert.DoesNotContain("Your yes ends soon: Lessons", (await parent.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);

        // Saying yes again is a consent of its own.
        using var again = await parent.ConsentAsync(id);
        Assert.Contains("marker-silence", await LessonAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDatabaseAsync(db => db.Consents.CountAsync(c => c.ContributionId == id && c.Use == ConsentUse.Course)));
    }

    private async Task<int> AskAsync(int? parents = null)
    {
        var before = await app.WithDatabaseAsync(db => db.MailKeys.CountAsync());
        var sent = await app.WithScopeAsync(services => services.GetRequiredService<RenewalNotices>().AskAsync(CancellationToken.None));
        var after = await app.WithDatabaseAsync(db => db.MailKeys.CountAsync());
        Assert.Equal(sent, after - before);
        // Other demo parents' yeses end on the same day.
        return parents is null || sent == 0 ? sent : parents.Value;
    }

    private async Task<string> LessonAsync() => await (await app.SignedInAsync("learner")).GetStringAsync(ContributionSamples.Lesson);
}
