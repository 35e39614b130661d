using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Parents;

public sealed class SafeguardingConcernTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Worry_GoesFromNewToClosed_AndTheParentSeesEachStep()
    {
        var (parent, officer) = (await app.JoinedAsync("dove@family.example", "Dove"), await app.AddressAsync(Roles.SafeguardingOfficer));
        var about = Guid.CreateVersion7();
        var page = await parent.GetPageAsync($"/taking-part/worry?about=contribution&id={about}");
        Assert.True(
            page.MainText().IndexOf("999", StringComparison.Ordinal) < page.MainText().IndexOf("What worries you", StringComparison.Ordinal), "999 comes first");
        using var answer = await parent.PressAsync(page, "Send", ("Input.Text", "somebody followed my son"), ("Input.Urgency", "Today"));
        Assert.Contains("Dan (our safeguarding officer) will read it", (await parent.FollowAsync(answer)).MainText().ReplaceLineEndings(" "), StringComparison.Ordinal);

        // Enough to act on, and nothing that identifies.
        var mail = await app.NewestMailAsync(officer);
        var said = mail.QuerySelector(".mail-text")!.TextContent;
        Assert.Equal("Please sign in today", mail.Heading);
        Assert.Contains("says that somebody must act today", said, StringComparison.Ordinal);
        Assert.Contains($"A worry was raised on {LondonTime.Long(app.Clock.GetUtcNow().UtcDateTime)}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Dove", said, StringComparison.Ordinal);
        Assert.DoesNotContain("followed", said, StringComparison.Ordinal);

        var dso = await app.SignedInAsync(Roles.SafeguardingOfficer);
        var one = mail.LinkInMail();
        var read = await dso.GetPageAsync(one);
        Assert.Contains("somebody followed my son", read.MainText(), StringComparison.Ordinal);
        Assert.Contains(about.ToString(), read.MainText(), StringComparison.Ordinal);
        using var acknowledged = await dso.PressAsync(read, "I have read it");
        Assert.Contains("Dan read it on", (await parent.GetPageAsync("/taking-part/worry")).MainText(), StringComparison.Ordinal);
        using var handled = await dso.PressAsync(await dso.GetPageAsync(one), "I am dealing with it");
        Assert.Contains("Dan is working on it", (await parent.GetPageAsync("/taking-part/worry")).MainText(), StringComparison.Ordinal);

        using var empty = await dso.PressAsync(await dso.GetPageAsync(one), "Close it", ("Input.Note", "Spoke with the police."));
        var refused = await empty.ReadPageAsync();
        Assert.Contains("Choose what came of it", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Spoke with the police.", refused.QuerySelector("[name='Input.Note']")!.TextContent.Trim());
        using var closed = await dso.PressAsync(refused, "Close it", ("Input.Outcome", "PassedOn"), ("Input.Note", "Spoke with the police."));
        Assert.Contains("Spoke with the police.", (await dso.FollowAsync(closed)).MainText(), StringComparison.Ordinal);
        var own = (await parent.GetPageAsync("/taking-part/worry")).MainText();
        Assert.Contains("it was passed on to people who must keep others safe", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Spoke with", own, StringComparison.Ordinal);

        var id = Guid.Parse(one.Split('/')[^1]);
        Assert.Equal(["worry.raised", "worry.acknowledged", "worry.being-dealt-with", "worry.closed"], await ActsAsync(id));
        app.Clock.Advance(TimeSpan.FromDays(364));
        await app.RunJobAsync<ForgetClosedConcerns>();
        dso = await app.SignedInAsync(Roles.SafeguardingOfficer);
        Assert.Equal(HttpStatusCode.OK, (await dso.GetAsync(one)).StatusCode);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.RunJobAsync<ForgetClosedConcerns>();
        dso = await app.SignedInAsync(Roles.SafeguardingOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await dso.GetAsync(one)).StatusCode);
        Assert.False(await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == id)));
        Assert.Equal("worry.deleted", (await ActsAsync(id))[^1]);
    }

    [Fact]
    public async Task OpenWorry_OutlivesErasure_AsTheParentWasTold_AndAClosedOneKeepsNoWords()
    {
        var parent = await app.JoinedAsync("wren@family.example", "Wren", ("Input.RealName", "Wren-real"), ("Input.Phone", "07700 900 111"), ("Input.Area", "rutland"));
        var participant = await app.ParticipantNamedAsync("Wren");
        var (open, closed) = (await RaiseAsync(parent, "still-open-words"), await RaiseAsync(parent, "closed-words"));
        var dso = await app.SignedInAsync(Roles.SafeguardingOfficer);
        using var done = await dso.PressAsync(await dso.GetPageAsync(closed), "Close it", ("Input.Outcome", "NothingMore"), ("Input.Note", "Looked into."));

        var erase = await parent.GetPageAsync("/taking-part/erase");
        Assert.Contains("You told us about a worry, and it is still open.", erase.MainText(), StringComparison.Ordinal);
        Assert.Contains("deleted one year after the worry is closed", Spaced(erase), StringComparison.Ordinal);
        using var erased = await parent.PressAsync(erase, "Erase everything");
        var confirmation = await parent.FollowAsync(erased);
        Assert.Contains("The worry that you told us about is still open. Our safeguarding officer keeps it", Spaced(confirmation), StringComparison.Ordinal);

        Assert.False(await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == participant)));
        var kept = (await dso.GetPageAsync(open)).MainText();
        Assert.All((string[])["still-open-words", "Wren", "Wren-real", "07700 900 111", "Rutland", "wren@family.example"], word => Assert.Contains(word, kept, StringComparison.Ordinal));
        Assert.DoesNotContain("closed-words", (await dso.GetPageAsync(closed)).MainText(), StringComparison.Ordinal);
        Assert.Equal("worry.kept-at-erasure", (await ActsAsync(Guid.Parse(open.Split('/')[^1])))[^1]);
        foreach (var role in Roles.All.Where(r => r is not Roles.SafeguardingOfficer))
        {
            using var hidden = await (await app.SignedInAsync(role)).GetAsync(open);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        // Closed in its turn, it goes with all that was kept.
        using var later = await dso.PressAsync(await dso.GetPageAsync(open), "Close it", ("Input.Outcome", "Support"), ("Input.Note", "Spoken with."));
        app.Clock.Advance(TimeSpan.FromDays(366));
        await app.RunJobAsync<ForgetClosedConcerns>();
        Assert.False(await app.WithDatabaseAsync(db => db.SafeguardingConcerns.AnyAsync(w => w.ParticipantId == participant)));
        Assert.False(await app.WithDatabaseAsync(db => db.Set<ConcernKept>().AnyAsync()));
    }

    [Fact]
    public async Task Deputy_ReadsAndIsWrittenTo_UntilTheLastDay()
    {
        var (dso, deputy) = (await app.SignedInAsync(Roles.SafeguardingOfficer), await app.MemberAsync(Roles.Evaluator));
        var page = await dso.GetPageAsync("/manage/worries");
        var form = page.QuerySelector("#deputy")!;
        using var nobody = await dso.SubmitAsync(form);
        Assert.Contains("Choose who stands in for you", (await nobody.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        var until = LondonTime.DayOf(app.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        using var named = await dso.SubmitAsync(form, ("Deputy.PersonId", $"{deputy.Id}"), ("Deputy.Until.Day", $"{until.Day}"), ("Deputy.Until.Month", $"{until.Month}"), ("Deputy.Until.Year", $"{until.Year}"));
        Assert.Contains(deputy.Name, (await dso.FollowAsync(named)).QuerySelector("#deputies ~ ul")!.TextContent, StringComparison.Ordinal);

        var parent = await app.JoinedAsync("heron@family.example", "Heron");
        Assert.Contains($"or {deputy.Name.Split(' ')[0]} (who stands in now) will read it", (await parent.GetPageAsync("/taking-part/worry")).MainText(), StringComparison.Ordinal);
        var one = await RaiseAsync(parent, "read by the deputy");
        Assert.Equal(one, (await app.NewestMailAsync(deputy.Address)).LinkInMail());
        var standsIn = await app.SignedInAsync(Roles.Evaluator);
        Assert.Contains("read by the deputy", (await standsIn.GetPageAsync(one)).MainText(), StringComparison.Ordinal);
        // Whoever stands in doesn't name who stands in.
        var theirs = await standsIn.GetPageAsync("/manage/worries");
        Assert.Null(theirs.QuerySelector("#deputy"));
        Assert.Contains($"until {LondonTime.LongDay(until)}", theirs.MainText(), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(5));
        await app.RunJobAsync<EndDeputies>();
        using var hidden = await (await app.SignedInAsync(Roles.Evaluator)).GetAsync(one);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.False(await app.WithDatabaseAsync(db => db.Set<IdentityUserRole<Guid>>().AnyAsync(r => r.UserId == deputy.Id && r.RoleId == Roles.IdOf(Roles.SafeguardingOfficer))));
    }

    [Fact]
    public async Task Staff_RaiseAWorryAboutAParent()
    {
        await app.JoinedAsync("finch@family.example", "Finch");
        await app.AddressAsync(Roles.SafeguardingOfficer);
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var page = await manager.GetPageAsync($"/manage/participation/worry/{await app.ParticipantNamedAsync("Finch")}");
        using var answer = await manager.PressAsync(page, "Send", ("Input.Text", "something I overheard"), ("Input.Urgency", "NoHurry"));
        Assert.NotNull(answer.Headers.Location);
        var mail = await app.NewestMailAsync(await app.AddressAsync(Roles.SafeguardingOfficer));
        Assert.Equal("Please sign in", mail.Heading);
        var one = (await (await app.SignedInAsync(Roles.SafeguardingOfficer)).GetPageAsync(mail.LinkInMail())).MainText();
        Assert.Contains("something I overheard", one, StringComparison.Ordinal);
        Assert.Contains("About Finch", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorryThatNobodyReads_IsTurnedToTheDeputyAndAdministrators_Once_SayingNoMoreThanItMust()
    {
        // What other tests left unread is told of before anybody of this one is there.
        app.Clock.Advance(TimeSpan.FromDays(4));
        await app.RunJobAsync<AlertUnreadConcerns>();
        var (admin, officer, deputy) = (await app.MemberAsync(Roles.Admin), await app.MemberAsync(Roles.SafeguardingOfficer), await app.MemberAsync(Roles.Evaluator));
        await app.WithDatabaseAsync(async db =>
        {
            db.Set<IdentityUserRole<Guid>>().Add(new IdentityUserRole<Guid> { UserId = deputy.Id, RoleId = Roles.IdOf(Roles.SafeguardingOfficer) });
            return await db.SaveChangesAsync();
        });
        var parent = await app.JoinedAsync("plover@family.example", "Plover");
        var (read, unread) = (await RaiseAsync(parent, "read in time"), await RaiseAsync(parent, "waits for somebody"));
        var dso = await app.SignedInAsync(Roles.SafeguardingOfficer);
        using var acknowledged = await dso.PressAsync(await dso.GetPageAsync(read), "I have read it");
        app.Clock.Advance(TimeSpan.FromHours(3.9));
        await app.RunJobAsync<AlertUnreadConcerns>();
        Assert.DoesNotContain(await app.MailsAsync(admin.Address), m => m.Heading == "Please make a call now");
        app.Clock.Advance(TimeSpan.FromHours(0.2));
        await app.RunJobAsync<AlertUnreadConcerns>();
        await app.RunJobAsync<AlertUnreadConcerns>();

        foreach (var address in new[] { officer.Address, deputy.Address })
        {
            Assert.Equal(unread, Assert.Single(await app.MailsAsync(address), m => m.Heading == "Please sign in now").LinkInMail());
        }
        var said = Assert.Single(await app.MailsAsync(admin.Address), m => m.Heading == "Please make a call now").QuerySelector(".mail-text")!.TextContent;
        Assert.DoesNotMatch("(?i)plover|worry|waits for somebody|http|parent", said);
        Assert.Equal("worry.second-alert", (await ActsAsync(Guid.Parse(unread.Split('/')[^1])))[^1]);
        Assert.DoesNotContain("worry.second-alert", await ActsAsync(Guid.Parse(read.Split('/')[^1])));
    }

    private async Task<string> RaiseAsync(HttpClient parent, string words)
    {
        await app.AddressAsync(Roles.SafeguardingOfficer);
        using var sent = await parent.PressAsync(await parent.GetPageAsync("/taking-part/worry"), "Send", ("Input.Text", words));
        Assert.NotNull(sent.Headers.Location);
        return OneConcernModel.Address(await app.WithDatabaseAsync(db => db.SafeguardingConcerns.OrderByDescending(w => w.RaisedAt).Select(w => w.Id).FirstAsync()));
    }

    private Task<List<string>> ActsAsync(Guid id) =>
        app.WithDatabaseAsync(db => db.LedgerEntries.Where(e => e.Subject == $"worry/{id}").OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync());

    private static string Spaced(IHtmlDocument page) => System.Text.RegularExpressions.Regex.Replace(page.MainText(), @"\s+", " ");
}
