using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>A trainer hears of every change that touches their day, once, whichever way it came about.</summary>
public sealed class TrainerNewsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private readonly TalkScene scene = new(app);

    [Fact]
    public async Task Trainer_HearsOfEveryChangeOnce_AlsoOfThoseThatNoActTells()
    {
        var trainer = await app.MemberAsync("trainer");
        var talk = await scene.TalkAsync(scene.FreshDay());
        var (speaker, spare) = (await scene.ParentAsync("Speaker"), await scene.ParentAsync("Spare"));
        await NewsAsync(trainer.Address, null);
        foreach (var (parent, news) in new[] { (speaker, "A parent has said yes"), (spare, "another parent could step in") })
        {
            Assert.Null(await scene.AskAsync(talk, parent));
            Assert.Null(await scene.AnswerAsync(talk, parent, AnswerKind.Yes));
            await NewsAsync(trainer.Address, news);
        }

        // The spare one's consent ends by itself, and nobody presses anything.
        await app.WithDatabaseAsync(async db =>
        {
            (await db.Consents.Where(c => c.ParticipantId == spare).ToListAsync()).ForEach(c => c.EndNow(ConsentEnding.EverythingWithdrawn, scene.Now));
            return await db.SaveChangesAsync();
        });
        await NewsAsync(trainer.Address, "The back-up for your session has changed");

        // Who speaks is another one by what stands in the tables only, as a repair by hand would leave it.
        await app.WithDatabaseAsync(async db =>
        {
            (await db.TalkInvitations.SingleAsync(i => i.TalkId == talk.Id && i.ParticipantId == speaker)).End(AnswerKind.OnABreak, scene.Now);
            return await db.SaveChangesAsync();
        });
        await NewsAsync(trainer.Address, "Who speaks at your session has changed");

        var client = await app.SignedInAsync("trainer");
        var session = await client.GetPageAsync(TalkAddresses.Trainer(talk.Id));
        using var nowhere = await client.SubmitAsync(session.QuerySelector("#move")!, ("Input.Where", "place"));
        Assert.Contains("Say where it is", (await nowhere.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var moved = await client.SubmitAsync(session.QuerySelector("#move")!, ("Input.Where", "place"), ("Input.Place", "The Sample Hall, Leeds"), ("Input.Region", "Yorkshire and The Humber"));
        Assert.Contains("The Sample Hall, Leeds", (await client.FollowAsync(moved)).MainText(), StringComparison.Ordinal);
        await NewsAsync(trainer.Address, "Your session is now at this place: The Sample Hall, Leeds");
        Assert.Null(await scene.CancelAsync(talk));
        await NewsAsync(trainer.Address, "is cancelled");
    }

    [Fact]
    public async Task Calendar_ShowsTheMonth_AndItsFileSaysNothingOfParents_UntilItIsStopped()
    {
        var (talk, off) = (await scene.TalkAsync(scene.DayIn(50)), await scene.TalkAsync(scene.DayIn(50)));
        var robin = await scene.ParentAsync("MARKER-ROBIN");
        Assert.Null(await scene.AskAsync(talk, robin));
        Assert.Null(await scene.AnswerAsync(talk, robin, AnswerKind.Yes));
        Assert.Null(await scene.CancelAsync(off));
        var trainer = await app.SignedInAsync("trainer");
        var page = await trainer.GetPageAsync($"{TalkAddresses.Calendar}?month={talk.Day:yyyy-MM}");
        var shown = page.QuerySelectorAll(".month a").Where(a => a.GetAttribute("href")!.EndsWith($"{talk.Id}", StringComparison.Ordinal)).ToList();
        Assert.Contains("1 of 1 said yes", Assert.Single(shown).ParentElement!.TextContent, StringComparison.Ordinal);

        using var made = await trainer.PressAsync(page, "Make an address");
        var address = new Uri((await made.ReadPageAsync()).QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
        var file = await app.Stranger().GetStringAsync(address);
        Assert.Equal(await trainer.GetStringAsync("/manage/talks/calendar.ics") is var own ? Lines(own) : [], Lines(file));
        Assert.Contains($"UID:{talk.Id}", file, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", file, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER", file, StringComparison.Ordinal);
        Assert.DoesNotContain("parent", file, StringComparison.Ordinal);
        // Another trainer's sessions aren't in it; a new address ends the old one, and stopping ends that.
        using var renewed = await trainer.PressAsync(await trainer.GetPageAsync(TalkAddresses.Calendar), "Make a new address");
        var newer = new Uri((await renewed.ReadPageAsync()).QuerySelector("#address")!.GetAttribute("value")!).AbsolutePath;
        using var old = await app.Stranger().GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        await app.Stranger().GetStringAsync(newer);
        using var stopped = await trainer.PressAsync(await trainer.GetPageAsync(TalkAddresses.Calendar), "Stop it");
        using var gone = await app.Stranger().GetAsync(newer);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static IReadOnlyList<string> Lines(string file) => [.. file.Split("\r\n").Where(l => !l.StartsWith("DTSTAMP", StringComparison.Ordinal))];

    // The quarter-hourly job adds what nobody has told; all that came since the last look is this one mail, or none.
    private async Task NewsAsync(string address, string? news)
    {
        await app.RunJobAsync<EndYesesWithoutConsent>();
        await app.RunJobAsync<EndYesesWithoutConsent>();
        var mails = (await app.MailsAsync(address)).Where(m => m.Heading == "News about your session").ToList();
        Assert.Equal(news is null ? seen : seen + 1, mails.Count);
        seen = mails.Count;
        if (news is not null)
        {
            Assert.Contains(news, mails[0].Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Speaker", mails[0].QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        }
    }

    private int seen;
}
