using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>The manager's week as they walk through it: what is for today, what is near, what waits, and nothing that is months away.</summary>
public sealed class WeekTests : IAsyncLifetime
{
    private const string Address = "/manage/participation";

    private readonly AppUnderTest app = new();
    private readonly TalkScene scene;

    public WeekTests() => scene = new TalkScene(app);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Week_HasTodayTheNextDaysAndWhatWaits_EachWithOneAct_AndNothingOfLaterMonths()
    {
        var (jo, name) = (await app.ParticipantAsync(), (await app.MemberAsync("parent")).Name);
        var (robin, near) = (await scene.ParentAsync("Robin"), await scene.TalkAsync(scene.DayIn(18)));
        Assert.Null(await scene.AskAsync(near, robin));
        Assert.Null(await scene.AnswerAsync(near, robin, AnswerKind.Yes));
        app.Clock.Advance(near.StartsAt - scene.Now - TimeSpan.FromDays(4));

        // Today a trainer asks for somebody in three weeks, and for somebody in five months; Jo is asked for a third talk.
        var soon = await scene.TalkAsync(scene.DayIn(20));
        var (far, asked) = (await scene.TalkAsync(scene.DayIn(150)), await scene.TalkAsync(scene.DayIn(40)));
        Assert.Null(await scene.AskAsync(asked, jo));
        await MeetingWithAsync(robin);
        var placed = await app.ShareAsync("Words that are taken back.", ContributionSamples.Key);
        var parent = await app.SignedInAsync("parent");
        using var given = await parent.ConsentAsync(placed);
        await NoteAsync(jo, placed);
        using var taken = await parent.WithdrawAsync("Contribution", placed);
        await app.ShareAsync("New words.");

        var manager = await app.SignedInAsync("participation-manager");
        var page = await manager.GetPageAsync(Address);
        var today = Lines(page, "today").Single(l => l.Contains($"A parent is asked for: {LondonTime.DayOfYear(soon.Day)}", StringComparison.Ordinal));
        Assert.Contains("Tara Trainer needs 1 speaker. Nobody has said yes.", today, StringComparison.Ordinal);
        Assert.Contains("Online", today, StringComparison.Ordinal);
        Assert.Contains("Choose whom to ask", today, StringComparison.Ordinal);
        Assert.Contains(Lines(page, "seven"), l => l.Contains("Robin speaks", StringComparison.Ordinal) && l.Contains(LondonTime.Clock(near.StartsAt), StringComparison.Ordinal)
            && l.Contains("30 minutes, 12 people", StringComparison.Ordinal) && l.Contains("See the talk", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "seven"), l => l.Contains("1 parent coming", StringComparison.Ordinal) && l.Contains("The Sample Hall", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "today").Concat(Lines(page, "seven")), l => l.Contains("Check-in with Robin", StringComparison.Ordinal) && l.Contains("By e-mail", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "waiting"), l => l.Contains("thank-you note", StringComparison.Ordinal) && l.Contains("to pass on", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "waiting"), l => l.Contains($"{name} shared “A sample”", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "waiting"), l => l.Contains("A place is free", StringComparison.Ordinal) && l.Contains($"{name} took their words back", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "others"), l => l.Contains($"talk on {LondonTime.DayOfYear(asked.Day)}", StringComparison.Ordinal) && l.Contains("1 hasn’t answered", StringComparison.Ordinal));
        Assert.DoesNotContain(LondonTime.DayOfYear(far.Day), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(TalkAddresses.ForManager(far.Id), page.MainHtml(), StringComparison.Ordinal);
        // Every line has one act, and it leads somewhere.
        foreach (var line in page.QuerySelectorAll(".week-lines > li"))
        {
            await manager.GetPageAsync(Assert.Single(line.QuerySelectorAll("a")).GetAttribute("href")!);
        }

        // A place whose words were taken back can be left empty; what nobody does becomes late, and comes first.
        var free = await manager.GetPageAsync(Link(page, "See the place"));
        Assert.Contains(name, free.MainText(), StringComparison.Ordinal);
        // Whoever writes lessons learns that a place is free, not whose words stood there.
        var seen = await (await app.SignedInAsync(Roles.Editor)).GetPageAsync(Link(page, "See the place"));
        Assert.Contains("A parent took these words back", seen.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain(name, seen.MainText(), StringComparison.Ordinal);
        using var emptied = await manager.PressAsync(free, "Leave it empty");
        Assert.Contains("The place is empty now", (await manager.FollowAsync(emptied)).MainText(), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(1));
        page = await (await app.SignedInAsync("participation-manager")).GetPageAsync(Address);
        Assert.DoesNotContain("A place is free", page.MainText(), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("#today ~ ul > .week-late"), l => l.TextContent.Contains("Due yesterday", StringComparison.Ordinal) && l.TextContent.Contains(LondonTime.DayOfYear(soon.Day), StringComparison.Ordinal));
        Assert.True(page.QuerySelector("#today ~ ul > li")!.ClassList.Contains("week-late"));
    }

    [Fact]
    public async Task TheInventedPeople_GiveEveryPartOfTheWeekSomething()
    {
        var page = await (await app.SignedInAsync("participation-manager")).GetPageAsync(Address);
        Assert.Contains(Lines(page, "today"), l => l.Contains("Debrief with", StringComparison.Ordinal));
        Assert.NotEmpty(Lines(page, "seven"));
        Assert.Contains(Lines(page, "waiting"), l => l.Contains("shared “My name on the letter (sample)”", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "waiting"), l => l.Contains("Claim from", StringComparison.Ordinal) && l.Contains("(sample)", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "others"), l => l.Contains("Other words for “Tea first (sample)”", StringComparison.Ordinal) && l.Contains("2 suggestions", StringComparison.Ordinal));
        Assert.Contains(Lines(page, "others"), l => l.Contains("Invitation to take part", StringComparison.Ordinal));
        Assert.StartsWith("2 parents", page.QuerySelector("section:has(#unasked) p")!.TextContent, StringComparison.Ordinal);
        // The parent who decides can read what was suggested.
        Assert.Equal(2, await app.WithDatabaseAsync(db => db.Suggestions.CountAsync(s => s.Decision == null)));
    }

    private static List<string> Lines(IHtmlDocument page, string section) =>
        [.. page.QuerySelectorAll($"#{section} ~ ul > li").Select(l => System.Text.RegularExpressions.Regex.Replace(l.TextContent, @"\s+", " "))];

    private static string Link(IHtmlDocument page, string act) => page.QuerySelectorAll(".week-lines a").First(a => a.TextContent.StartsWith(act, StringComparison.Ordinal)).GetAttribute("href")!;

    private Task<int> MeetingWithAsync(Guid participant) => app.WithDatabaseAsync(async db =>
    {
        var meeting = new ParentEvent(ParentEventKind.OpenGroup, scene.Now.AddDays(3), "The Sample Hall", "Tea and a chat.", Guid.NewGuid(), scene.Now);
        db.ParentEvents.Add(meeting);
        db.ParentEventAttendances.Add(new ParentEventAttendance(meeting.Id, participant, scene.Now));
        return await db.SaveChangesAsync();
    });

    private Task<int> NoteAsync(Guid participant, Guid contribution) => app.WithScopeAsync(async services =>
    {
        var (db, id) = (services.GetRequiredService<PaceDbContext>(), Guid.CreateVersion7());
        var words = await services.GetRequiredService<PersonVault>().SealAsync(participant, ThankYouNote.Purpose(id), "Thank you.");
        db.ThankYouNotes.Add(new ThankYouNote(id, participant, contribution, Guid.NewGuid(), words, scene.Now));
        return await db.SaveChangesAsync();
    });
}
