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
        // What the demo's parents are due, when another test has let time pass.
        await AskAsync();
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
        var mails = (await app.MailsAsync(await app.AddressAsync("parent"))).Count;
        await AskAsync();
        Assert.Equal(mails, (await app.MailsAsync(await app.AddressAsync("parent"))).Count);
        parent = await app.SignedInAsync("parent");
        Assert.DoesNotContain("Your yes ends soon: Lessons", (await parent.GetPageAsync("/taking-part")).MainText(), StringComparison.Ordinal);

        // Saying yes again is a consent of its own.
        using var again = await parent.ConsentAsync(id);
        Assert.Contains("marker-silence", await LessonAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDatabaseAsync(db => db.Consents.CountAsync(c => c.ContributionId == id && c.Use == ConsentUse.Course)));
    }

    [Fact]
    public async Task WhoWantsACall_GetsNoMail_AndTheManagerIsAskedToRing_AtATimeThatSuits()
    {
        var (parent, name) = (await app.SignedInAsync("parent"), (await app.MemberAsync("parent")).Name);
        using var saved = await parent.PressAsync(await parent.GetPageAsync("/taking-part/preferences"), "Save my choices", ("Contact.Channel", "Phone"), ("Contact.NotAt", "Evenings"));
        using var given = await parent.ConsentAsync(await app.ShareAsync("Words marker-ring."));
        app.Clock.Advance(TimeSpan.FromDays(365 - RenewalNotices.FirstDays + 5));
        await AskAsync();
        await AskAsync();
        Assert.Empty(await app.MailsAsync(await app.AddressAsync("parent")));

        var manager = await app.SignedInAsync("participation-manager");
        var line = Assert.Single((await manager.GetPageAsync("/manage/participation")).QuerySelectorAll("#waiting ~ ul > li"), l => l.TextContent.Contains($"Ring {name}", StringComparison.Ordinal));
        var page = await manager.GetPageAsync(line.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("Please not at these times: Evenings", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Lessons on this site, until", page.MainText(), StringComparison.Ordinal);
        using var rung = await manager.PressAsync(page, "I have rung them");
        Assert.DoesNotContain($"Ring {name}", (await manager.FollowAsync(rung)).MainText(), StringComparison.Ordinal);
        await AskAsync();
        Assert.DoesNotContain($"Ring {name}", (await manager.GetPageAsync("/manage/participation")).MainText(), StringComparison.Ordinal);
        parent = await app.SignedInAsync("parent");
        Assert.Contains("We let you know", (await parent.GetPageAsync("/taking-part/my-data")).MainText(), StringComparison.Ordinal);
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
