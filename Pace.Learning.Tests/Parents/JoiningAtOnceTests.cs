using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Parents;

/// <summary>Inviting, joining, taking back and erasing, by several at the same moment.</summary>
public sealed class JoiningAtOnceTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task TheSameInvitation_AcceptedInSeveralBrowsersAtOnce_MakesOneParent()
    {
        var link = await app.InviteAsync("atonce@family.example");
        var forms = new List<(HttpClient Browser, AngleSharp.Dom.IElement Form)>();
        for (var i = 0; i < 4; i++)
        {
            var browser = app.Stranger();
            forms.Add((browser, (await browser.GetPageAsync(JoinAddress(link))).Form("Input.Name")));
        }
        var before = await app.WithDatabaseAsync(db => db.Users.CountAsync());

        var answers = await Task.WhenAll(forms.Select((f, i) => f.Browser.SubmitAsync(f.Form, ("Input.Name", $"Atonce-{i}"), ("Input.Area", "wigan"))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        foreach (var late in answers.Where(a => a.StatusCode != HttpStatusCode.Redirect))
        {
            Assert.Equal("This link has ended", (await late.ReadPageAsync()).Heading);
        }
        var won = Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        var id = await app.ParticipantNamedAsync($"Atonce-{won}");
        Assert.Equal(before + 1, await app.WithDatabaseAsync(db => db.Users.CountAsync()));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.LedgerEntries.CountAsync(e => e.Subject == $"participant/{id}" && e.Act == "participant.joined")));
        Assert.NotNull((await app.WithDatabaseAsync(db => db.ParticipantInvitations.SingleAsync(i => i.Id == id))).AcceptedAt);
        Assert.True(await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == id)));
    }

    [Fact]
    public async Task JoiningAndTakingBack_AtOnce_EndInOneOfTheTwo_AndWhoHasJoinedKeepsTheirKey()
    {
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        for (var i = 0; i < 4; i++)
        {
            var link = await app.InviteAsync($"either{i}@family.example");
            var browser = app.Stranger();
            var form = (await browser.GetPageAsync(JoinAddress(link))).Form("Input.Name");
            var row = (await manager.GetPageAsync("/manage/participation/invitations")).QuerySelectorAll("main form").First(f => f.GetAttribute("action")?.Contains("handler=Cancel", StringComparison.Ordinal) == true);

            var answers = await Task.WhenAll(browser.SubmitAsync(form, ("Input.Name", $"Either-{i}")), manager.SubmitAsync(row));

            var invitation = await app.WithDatabaseAsync(db => db.ParticipantInvitations.OrderByDescending(x => x.Id).FirstAsync());
            var hasJoined = answers[0].StatusCode == HttpStatusCode.Redirect;
            Assert.Equal(hasJoined ? HttpStatusCode.NotFound : HttpStatusCode.Redirect, answers[1].StatusCode);
            Assert.Equal((hasJoined, !hasJoined), (invitation.AcceptedAt is not null, invitation.CancelledAt is not null));
            Assert.Equal(hasJoined, await app.WithDatabaseAsync(db => db.Participants.AnyAsync(p => p.Id == invitation.Id)));
            Assert.Equal(hasJoined, await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == invitation.Id)));
        }
    }

    [Fact]
    public async Task TheSameAddress_InvitedSeveralTimesAtOnce_IsInvitedOnce()
    {
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var form = (await manager.GetPageAsync("/manage/participation/invitations")).Form("Input.Email");
        var before = await app.WithDatabaseAsync(db => db.ParticipantInvitations.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => manager.SubmitAsync(form, ("Input.Email", "once-only@family.example"))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        foreach (var late in answers.Where(a => a.StatusCode != HttpStatusCode.Redirect))
        {
            Assert.Contains("invited already", (await late.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(before + 1, await app.WithDatabaseAsync(db => db.ParticipantInvitations.CountAsync()));
        Assert.Single(await app.MailsAsync("once-only@family.example"));
    }

    [Fact]
    public async Task ErasingEverything_PressedSeveralTimes_HappensOnce()
    {
        var parent = await app.JoinedAsync("goes@family.example", "Goes-name");
        var id = await app.ParticipantNamedAsync("Goes-name");
        var page = await parent.GetPageAsync("/taking-part/erase");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => parent.PressAsync(page, "Erase everything")));

        Assert.Contains(answers, a => a.Headers.Location?.OriginalString == "/taking-part/erased");
        Assert.All(answers, a => Assert.True(a.StatusCode < HttpStatusCode.InternalServerError, $"{a.StatusCode}"));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.LedgerEntries.CountAsync(e => e.Subject == $"participant/{id}" && e.Act == "participant.erased")));
        Assert.False(await app.WithDatabaseAsync(db => db.PersonKeys.AnyAsync(k => k.PersonId == id)));
        Assert.Null((await app.WithDatabaseAsync(db => db.Participants.SingleAsync(p => p.Id == id))).PersonId);
    }

    private static string JoinAddress(string link) => link.Replace("invitation?", "invitation/join?", StringComparison.Ordinal);
}
