using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Parents;

/// <summary>One mail to everybody of a meeting: written once, looked at, sent to each by themselves, and kept with the meeting.</summary>
public sealed class GroupMessageTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Message_IsLookedAt_GoesToEachAlone_KeepsTheirTimes_AndStandsWithTheMeeting()
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var (coming, phone, paused, absent) = (await app.JoinedAsync("msg-mail@family.example", "Mel"), await app.JoinedAsync("msg-phone@family.example", "Fay", ("Input.Channel", "Phone"), ("Input.Phone", "07700 900 333")),
            await app.JoinedAsync("msg-pause@family.example", "Pax"), await app.JoinedAsync("msg-absent@family.example", "Abe"));
        var meeting = new ParentEvent(ParentEventKind.OpenGroup, now.AddDays(20), "Online", "A chat, number 21.", Guid.NewGuid(), now);
        await app.WithDatabaseAsync(async db =>
        {
            db.ParentEvents.Add(meeting);
            return await db.SaveChangesAsync();
        });
        foreach (var one in new[] { coming, phone, paused })
        {
            using var listed = await one.SubmitAsync(Card(await one.GetPageAsync("/taking-part/together"))!.QuerySelector("form")!);
        }
        using var away = await paused.PressAsync(await paused.GetPageAsync("/taking-part/pause"), "Pause now");
        var back = LondonTime.DayOf(now).AddDays(7);
        using var until = await paused.PressAsync(
            await paused.GetPageAsync("/taking-part/pause"), "Set this day", ("Input.Until.Day", $"{back.Day}"), ("Input.Until.Month", $"{back.Month}"), ("Input.Until.Year", $"{back.Year}"));

        var manager = await app.SignedInAsync("participation-manager");
        var page = await manager.GetPageAsync($"/manage/participation/together/{meeting.Id}");
        page = await manager.GetPageAsync(page.QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("Write to everybody", StringComparison.Ordinal)).GetAttribute("href")!);
        using var empty = await manager.PressAsync(page, "Look at it first");
        Assert.Contains("Write what you want to say", (await empty.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var looked = await manager.PressAsync(page, "Look at it first", ("Input.Text", "marker-bring-a-mug\nSee you there."));
        var preview = await looked.ReadPageAsync();
        Assert.Contains("marker-bring-a-mug", preview.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mel gets a mail now", Text(preview), StringComparison.Ordinal);
        Assert.Contains("Fay wants no mail: please tell them by phone", Text(preview), StringComparison.Ordinal);
        Assert.Matches("Pax gets a mail on .*, not before \\(they are on a pause\\)", Text(preview));
        Assert.DoesNotContain("Abe", Text(preview), StringComparison.Ordinal);
        Assert.DoesNotContain(await app.MailsAsync("msg-mail@family.example"), m => m.Heading == "A note about a date");
        using var changing = await manager.PressAsync(preview, "Change it");
        Assert.Equal("marker-bring-a-mug\nSee you there.", (await changing.ReadPageAsync()).QuerySelectorAll<IHtmlTextAreaElement>("textarea").Single().Value);

        // Sent twice by a doubled press, it is one message.
        using var sent = await manager.PressAsync(preview, "Send it");
        using var doubled = await manager.PressAsync(preview, "Send it");
        var done = await manager.FollowAsync(sent);
        Assert.Contains("Fay wants no mail", done.MainText(), StringComparison.Ordinal);
        Assert.Contains("marker-bring-a-mug", done.MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.GroupMessages.CountAsync(m => m.AboutId == meeting.Id)));

        var mail = Assert.Single(await app.MailsAsync("msg-mail@family.example"), m => m.Heading == "A note about a date");
        Assert.DoesNotContain("marker", mail.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Pax", mail.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.MailsAsync("msg-phone@family.example"), m => m.Heading == "A note about a date");
        Assert.Contains("marker-bring-a-mug", Card(await coming.GetPageAsync("/taking-part/together"))!.TextContent, StringComparison.Ordinal);
        Assert.Contains("marker-bring-a-mug", Card(await phone.GetPageAsync("/taking-part/together"))!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-bring-a-mug", Card(await absent.GetPageAsync("/taking-part/together"))!.TextContent, StringComparison.Ordinal);
        Assert.Contains("marker-bring-a-mug", (await coming.GetPageAsync("/taking-part/my-data")).MainText(), StringComparison.Ordinal);
        // The mail to whoever has paused is there and waits.
        var pax = await app.ParticipantNamedAsync("Pax");
        var waiting = await app.WithDatabaseAsync(db => (from m in db.OutboxMails
                                                         join u in db.Users on m.To equals u.Email
                                                         join p in db.Participants on u.Id equals p.PersonId
                                                         where p.Id == pax && m.Subject == "A note about a date"
                                                         select new { m.SentAt, m.UsefulUntil }).SingleAsync());
        Assert.Null(waiting.SentAt);
        Assert.Equal(meeting.StartsAt, waiting.UsefulUntil!.Value, TimeSpan.FromSeconds(1));
    }

    private static IElement? Card(IHtmlDocument page) => page.QuerySelectorAll("main article").FirstOrDefault(a => a.TextContent.Contains("number 21", StringComparison.Ordinal));

    private static string Text(IHtmlDocument page) => System.Text.RegularExpressions.Regex.Replace(page.MainText(), @"\s+", " ");
}
