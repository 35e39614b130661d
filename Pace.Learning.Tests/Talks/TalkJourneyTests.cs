using AngleSharp.Dom;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Tests.Talks;

/// <summary>A talk from the trainer's question to the manager's debrief, through the pages.</summary>
public sealed class TalkJourneyTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Trainer_Manager_AndParent_ComeToATalkAndAStepBack()
    {
        var trainer = await app.SignedInAsync("trainer");
        var manager = await app.SignedInAsync("participation-manager");
        var (parent, name) = (await app.SignedInAsync("parent"), (await app.MemberAsync("parent")).Name);
        var url = await AskForSpeakerAsync(trainer, months: 5);
        var id = url[(url.LastIndexOf('/') + 1)..];

        // The manager asks Jo, who is on the list of those whom it suits.
        var board = await manager.GetPageAsync($"/manage/participation/talks/{id}");
        var form = board.QuerySelectorAll("#fitting ~ ol form").Single(f => f.TextContent.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain("Lancashire", board.QuerySelector("#excluded ~ ul")?.TextContent ?? "", StringComparison.Ordinal);
        using var asked = await manager.SubmitAsync(form, ("note", "We thought of you."));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);

        // The mail says that there is a question, and nothing else.
        var mail = await app.WithDatabaseAsync(db => db.OutboxMails.OrderByDescending(m => m.CreatedAt).FirstAsync());
        Assert.Equal("A question for you, when you have time", mail.Subject);

        // Jo reads who will be there, says maybe, then yes.
        var list = await parent.GetPageAsync("/taking-part/requests");
        var question = list.QuerySelectorAll("main article a").Select(a => a.GetAttribute("href")!).Last();
        var page = await parent.GetPageAsync(question);
        Assert.Contains("Twelve social workers", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We thought of you.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("30 minutes", page.Body.TextContent, StringComparison.Ordinal);
        using var maybe = await parent.SubmitAsync(Answer(page), ("answer", "maybe"));
        page = await parent.FollowAsync(maybe);
        Assert.Contains("1 said maybe", (await manager.GetPageAsync("/manage/participation")).QuerySelector("#others ~ ul")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await trainer.GetPageAsync(url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var yes = await parent.SubmitAsync(Answer(page), ("answer", "yes"));
        page = await parent.FollowAsync(yes);
        Assert.Contains($"{name} speaks", (await trainer.GetPageAsync(url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var calendar = await parent.GetAsync($"{question}/calendar.ics");
        Assert.Contains("SUMMARY:Appointment", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Stepping back is one tap, needs no reason, and the trainer learns none.
        using var back = await parent.SubmitAsync(Answer(page), ("answer", "no"));
        Assert.Equal("/taking-part/requests", back.Headers.Location!.OriginalString);
        var session = await trainer.GetPageAsync(url);
        Assert.DoesNotContain(name, session.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("stepped", session.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("stepped back", (await manager.GetPageAsync($"/manage/participation/talks/{id}")).QuerySelector("#asked + ul")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trainer_NeverSeesWhyNobodyFits_AndCanMoveAndCancel()
    {
        var trainer = await app.SignedInAsync("trainer");
        var url = await AskForSpeakerAsync(trainer, months: 7);
        var page = await trainer.GetPageAsync(url);
        Assert.DoesNotContain("break", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.AddMonths(8));
        using var moved = await trainer.SubmitAsync(page.QuerySelector("#move")!,
            ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"), ("Input.Time", "14:15"));
        page = await trainer.FollowAsync(moved);
        Assert.Contains("14:15", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        using var cancelled = await trainer.SubmitAsync(page.QuerySelector("#cancel")!);
        Assert.Contains("Cancelled", (await trainer.FollowAsync(cancelled)).QuerySelector("main .tag")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskForm_WithNothingFilledIn_SaysWhatIsMissing()
    {
        var trainer = await app.SignedInAsync("trainer");
        var page = await trainer.GetPageAsync("/manage/talks/ask");
        using var answer = await trainer.SubmitAsync(page.QuerySelector("main form")!);
        var errors = (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent;
        foreach (var words in new[]
        {
            "Enter the date", "Enter the time", "Say who will be in the room", "Choose the areas", "Choose which agencies", "Say who will be there for the parent", "Say what is paid",
        })
        {
            Assert.Contains(words, errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Debrief_ClosesOnlyWithAWord_AndTheWordIsSealed()
    {
        var manager = await app.SignedInAsync("participation-manager");
        app.Clock.Advance(TimeSpan.FromHours(1));
        var week = await manager.GetPageAsync("/manage/participation");
        var link = week.QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("Write the debrief", StringComparison.Ordinal)).GetAttribute("href")!;
        var page = await manager.GetPageAsync(link);
        using var empty = await manager.SubmitAsync(page.QuerySelector("#close")!);
        Assert.Contains("Write a few words", (await empty.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var closed = await manager.SubmitAsync(page.QuerySelector("#close")!, ("Input.Note", "MARKER-IT-WENT-WELL"));
        Assert.Equal("/manage/participation", closed.Headers.Location!.OriginalString);
        Assert.Contains("MARKER-IT-WENT-WELL", (await manager.GetPageAsync(link)).Body!.TextContent, StringComparison.Ordinal);

        // Somebody else had the same page open, and one button was pressed twice.
        using var second = await manager.SubmitAsync(page.QuerySelector("#close")!, ("Input.Note", "MARKER-SHE-RANG-ME-TOO"));
        using var twice = await manager.SubmitAsync(page.QuerySelector("#close")!, ("Input.Note", "MARKER-SHE-RANG-ME-TOO"));
        var said = (await manager.GetPageAsync(link)).QuerySelector("main blockquote")!.TextContent;
        Assert.Contains("MARKER-IT-WENT-WELL", said, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(said, "MARKER-SHE-RANG-ME-TOO"));
        var note = await app.WithDatabaseAsync(db => db.CareTasks.Where(t => t.Closing!.SealedNote != null).Select(t => t.Closing!.SealedNote!).ToListAsync());
        Assert.All(note, bytes => Assert.DoesNotContain("MARKER", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryPage_IsThereForItsRoleOnly()
    {
        var url = await AskForSpeakerAsync(await app.SignedInAsync("trainer"), months: 9);
        var id = url[(url.LastIndexOf('/') + 1)..];
        var task = await app.WithDatabaseAsync(db => db.CareTasks.FirstAsync());
        (string Url, string Role)[] pages =
        [
            ("/manage/talks", "trainer"), ("/manage/talks/ask", "trainer"), ($"/manage/talks/{id}", "trainer"), ($"/manage/talks/{id}/calendar.ics", "trainer"),
            ("/manage/participation", "participation-manager"), ("/manage/participation/talks", "participation-manager"),
            ($"/manage/participation/talks/{id}", "participation-manager"), ($"/manage/participation/care/{task.Id}", "participation-manager"),
            ("/manage/participation/together", "participation-manager"),
            ("/taking-part/requests", "parent"), ("/taking-part/together", "parent"), ("/taking-part/thanks", "parent"), ("/taking-part/thanks/claim", "parent"),
        ];
        foreach (var role in Pace.Learning.Web.Platform.Security.Roles.All)
        {
            var client = await app.SignedInAsync(role);
            foreach (var (page, allowed) in pages)
            {
                using var answer = await client.GetAsync(page);
                var isMeant = role == allowed || (role == "participation-stand-in" && allowed == "participation-manager");
                Assert.True((isMeant ? HttpStatusCode.OK : HttpStatusCode.NotFound) == answer.StatusCode, $"{role} at {page}: {answer.StatusCode}");
            }
        }
        foreach (var (page, _) in pages)
        {
            using var answer = await app.Stranger().GetAsync(page);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound, $"stranger at {page}: {answer.StatusCode}");
        }
    }

    private static IElement Answer(IDocument page) => page.QuerySelectorAll("main form").Single(f => f.QuerySelector("[name=round]") is not null);

    private async Task<string> AskForSpeakerAsync(HttpClient trainer, int months)
    {
        var day = WorkingDays.After(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.AddMonths(months)));
        var form = (await trainer.GetPageAsync("/manage/talks/ask")).QuerySelector("main form")!;
        using var sent = await trainer.SubmitAsync(form,
            ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"), ("Input.Time", "10:30"),
            ("Input.Room", "Twelve social workers in their first year"), ("Input.Kinds", "Council"), ("Input.Areas", "kent"), ("Input.Areas", "medway"),
            ("Input.Topics", "SocialCare"), ("Input.Support", "The trainer meets you before"), ("Input.Offer", "A voucher"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }
}
