using System.Text.Json;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>Something is moved or called off: everybody who comes hears of it, and the file in their calendar takes it away. It is read as others read it, with ical.js.</summary>
public sealed class CalledOffTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private readonly TalkScene scene = new(app);

    [Fact]
    public async Task Talk_CalledOff_TellsTheSpeakerAndTheBackup_AndTheirCalendars()
    {
        var (talk, jo) = (await scene.TalkAsync(scene.FreshDay()), await app.ParticipantAsync());
        var (parent, trainer) = (await app.SignedInAsync("parent"), await app.SignedInAsync("trainer"));
        var standBy = await app.JoinedAsync("standby@family.example", "Standby");
        Assert.Null(await scene.AskAsync(talk, jo));
        Assert.Null(await scene.AnswerAsync(talk, jo, AnswerKind.Yes));
        var standById = await app.ParticipantNamedAsync("Standby");
        await app.WithDatabaseAsync(async db =>
        {
            var invitation = new TalkInvitation(talk, standById, Guid.NewGuid(), scene.Now);
            Assert.Null(invitation.Answer(talk, AnswerKind.Yes, invitation.Round, hasPlace: false, scene.Now));
            db.TalkInvitations.Add(invitation);
            return await db.SaveChangesAsync();
        });
        var question = TalkAddresses.Request(await app.WithDatabaseAsync(db => db.TalkInvitations.Where(i => i.TalkId == talk.Id && i.ParticipantId == jo).Select(i => i.Id).SingleAsync()));
        var put = await FileAsync(parent, question);
        var trainers = await FileAsync(trainer, TalkAddresses.Trainer(talk.Id));
        Assert.Equal(("PUBLISH", "CONFIRMED"), (Text(put, "method"), Text(put, "status")));

        // Moved, and asked again: the old day goes from the calendar, and the new one comes with a new yes.
        var session = await trainer.GetPageAsync(TalkAddresses.Trainer(talk.Id));
        var day = LondonTime.DayOf(scene.FreshDay());
        using var moved = await trainer.SubmitAsync(
            session.QuerySelector("#move")!, ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"), ("Input.Time", "14:15"));
        session = await trainer.FollowAsync(moved);
        var taken = await FileAsync(parent, question);
        Assert.Equal(("CANCEL", "CANCELLED"), (Text(taken, "method"), Text(taken, "status")));
        using var yes = await parent.PressAsync(await parent.GetPageAsync(question), "Yes");
        var again = await FileAsync(parent, question);
        Assert.Equal("PUBLISH", Text(again, "method"));

        using var cancelled = await trainer.SubmitAsync(session.QuerySelector("#cancel")!);
        var page = await trainer.FollowAsync(cancelled);
        Assert.Contains("Take it out of your calendar", page.MainText(), StringComparison.Ordinal);
        foreach (var address in new[] { (await app.MemberAsync("parent")).Address, "standby@family.example" })
        {
            var mail = await app.NewestMailAsync(address);
            Assert.Equal("A date is off", mail.Heading);
            Assert.Contains("You do not need to come", mail.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains("is cancelled. Everybody who was to come is told.", (await app.NewestMailAsync((await app.MemberAsync("trainer")).Address)).Body!.TextContent, StringComparison.Ordinal);
        var off = await parent.GetPageAsync(question);
        Assert.Contains("This talk is off", off.MainText(), StringComparison.Ordinal);
        var gone = await FileAsync(parent, off.QuerySelector("main a[href$='.ics']")!.GetAttribute("href")!.Replace("/calendar.ics", "", StringComparison.Ordinal));
        Assert.Equal(("CANCEL", "CANCELLED"), (Text(gone, "method"), Text(gone, "status")));

        JsonElement[] files = [put, taken, again, gone];
        Assert.Single(files.Select(f => Text(f, "uid")).Distinct());
        var sequences = files.Select(f => f.GetProperty("sequence").GetInt32()).ToList();
        Assert.Equal(sequences.Order().Distinct(), sequences);
        var trainersLast = await FileAsync(trainer, TalkAddresses.Trainer(talk.Id));
        Assert.Equal(("CANCEL", Text(trainers, "uid")), (Text(trainersLast, "method"), Text(trainersLast, "uid")));
        Assert.True(trainersLast.GetProperty("sequence").GetInt32() > trainers.GetProperty("sequence").GetInt32());
        // Whoever stood by never had it in a calendar.
        using var none = await standBy.GetAsync($"{TalkAddresses.Request(Guid.NewGuid())}/calendar.ics");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Meeting_MovedAndCalledOff_TellsEverybodyOnTheList_AndNamesThoseWhoWantNoMail()
    {
        var (manager, parent) = (await app.SignedInAsync("participation-manager"), await app.SignedInAsync("parent"));
        var phone = await app.JoinedAsync("phone@family.example", "Phoebe", ("Input.Channel", "Phone"), ("Input.Phone", "07700 900 000"));
        var other = await app.JoinedAsync("not-coming@family.example", "Absent");
        var day = LondonTime.DayOf(scene.Now).AddDays(20);
        using var set = await manager.SubmitAsync((await manager.GetPageAsync("/manage/participation/together")).QuerySelector("#new")!,
            ("Input.Day.Day", $"{day.Day}"), ("Input.Day.Month", $"{day.Month}"), ("Input.Day.Year", $"{day.Year}"), ("Input.Time", "18:30"), ("Input.Place", "Online"), ("Input.About", "Tea and a chat, number 7."));
        foreach (var one in new[] { parent, phone })
        {
            var card = (await one.GetPageAsync("/taking-part/together")).QuerySelectorAll("main article").Single(a => a.TextContent.Contains("number 7", StringComparison.Ordinal));
            using var coming = await one.SubmitAsync(card.QuerySelector("form")!);
        }
        var file = (await parent.GetPageAsync("/taking-part/together")).QuerySelectorAll("main article").Single(a => a.TextContent.Contains("number 7", StringComparison.Ordinal))
            .QuerySelector("a[href$='.ics']")!.GetAttribute("href")!.Replace("/calendar.ics", "", StringComparison.Ordinal);
        var put = await FileAsync(parent, file);
        Assert.Equal(("PUBLISH", "Appointment"), (Text(put, "method"), Text(put, "summary")));
        var list = (await manager.GetPageAsync("/manage/participation/together")).QuerySelectorAll("main section").Single(s => s.TextContent.Contains("number 7", StringComparison.Ordinal));
        var url = list.QuerySelector("a")!.GetAttribute("href")!;

        using var wrong = await manager.SubmitAsync((await manager.GetPageAsync(url)).QuerySelector("#move")!, ("Input.Day.Day", "1"), ("Input.Day.Month", "1"), ("Input.Day.Year", "2020"), ("Input.Place", "The Sample Hall"));
        var refused = await wrong.ReadPageAsync();
        Assert.Contains("still to come", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The Sample Hall", refused.QuerySelector("[name='Input.Place']")!.GetAttribute("value"));
        using var moved = await manager.SubmitAsync((await manager.GetPageAsync(url)).QuerySelector("#move")!, ("Input.Time", "19:00"), ("Input.Place", "The Sample Hall"));
        Assert.Contains("Please tell those who want no mail: Phoebe.", (await manager.FollowAsync(moved)).MainText(), StringComparison.Ordinal);
        Assert.Equal("A date has changed", (await app.NewestMailAsync((await app.MemberAsync("parent")).Address)).Heading);
        var changed = await FileAsync(parent, file);
        Assert.Equal(("PUBLISH", "The Sample Hall"), (Text(changed, "method"), Text(changed, "location")));

        using var off = await manager.PressAsync(await manager.GetPageAsync(url), "Call it off");
        Assert.Contains("It is off", (await manager.FollowAsync(off)).MainText(), StringComparison.Ordinal);
        Assert.Equal("A date is off", (await app.NewestMailAsync((await app.MemberAsync("parent")).Address)).Heading);
        Assert.DoesNotContain(await app.MailsAsync("not-coming@family.example"), m => m.Heading.StartsWith("A date", StringComparison.Ordinal));
        Assert.DoesNotContain(await app.MailsAsync("phone@family.example"), m => m.Heading.StartsWith("A date", StringComparison.Ordinal));
        var gone = await FileAsync(parent, file);
        Assert.Equal(("CANCEL", "CANCELLED", Text(put, "uid")), (Text(gone, "method"), Text(gone, "status"), Text(gone, "uid")));
        JsonElement[] files = [put, changed, gone];
        Assert.Equal([0, 1, 2], files.Select(f => f.GetProperty("sequence").GetInt32()));
        using var notTheirs = await other.GetAsync($"{file}/calendar.ics");
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
    }

    [Fact]
    public async Task SpeakerWhoWantsNoMail_IsToldByTheManager_Today()
    {
        var (talk, jo) = (await scene.TalkAsync(scene.FreshDay()), await app.ParticipantAsync());
        var parent = await app.SignedInAsync("parent");
        using var saved = await parent.PressAsync(await parent.GetPageAsync("/taking-part/preferences"), "Save my choices", ("Contact.Channel", "Phone"));
        Assert.Null(await scene.AskAsync(talk, jo));
        Assert.Null(await scene.AnswerAsync(talk, jo, AnswerKind.Yes));
        Assert.Null(await scene.CancelAsync(talk));
        var word = Assert.Single(await scene.CareAsync(talk, jo), t => t.IsOpen);
        Assert.Equal(LondonTime.DayOf(scene.Now), word.DueOn);
        var page = await (await app.SignedInAsync("participation-manager")).GetPageAsync(TalkAddresses.Care(word.Id));
        Assert.Contains("nobody has told them yet. Please tell them today, by phone", page.MainText(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> FileAsync(HttpClient client, string page)
    {
        using var answer = await client.GetAsync($"{page}/calendar.ics");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var found = await LondonTests.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Empty(found.GetProperty("problems").EnumerateArray());
        Assert.Equal("mailto:calendar@appointment.invalid", Text(found, "organizer"));
        return found;
    }

    private static string Text(JsonElement found, string name) => found.GetProperty(name).GetString()!;
}
