using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Talks;

/// <summary>A question waits until its parent may be written to; what they ask for themselves comes at once, and so does what can't wait.</summary>
public sealed class QuietTimesTests : IAsyncLifetime
{
    private readonly AppUnderTest app = new();
    private readonly TalkScene scene;

    public QuietTimesTests() => scene = new TalkScene(app);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Question_AskedAtAQuietTime_WaitsAndCountsFromWhenItReachesThem()
    {
        var (address, id) = await ParentAsync("Mornings", "Weekends");
        // A Saturday afternoon, far from clock changes.
        GoTo(new DateOnly(2027, 5, 15), new TimeOnly(15, 0));
        var reachesAt = LondonTime.ToUtc(new DateOnly(2027, 5, 17), new TimeOnly(12, 0))!.Value;
        var talk = await scene.TalkAsync(scene.DayIn(60));
        var manager = await app.SignedInAsync("participation-manager");
        var board = await manager.GetPageAsync(TalkAddresses.ForManager(talk.Id));
        var form = board.QuerySelectorAll("#fitting ~ ol form").Single(f => f.QuerySelector($"input[value='{id}']") is not null);
        Assert.Contains("May be asked from Monday 17 May 2027, 12:00", form.TextContent, StringComparison.Ordinal);
        using var asked = await manager.SubmitAsync(form);
        var after = await manager.FollowAsync(asked);
        Assert.Contains("They will be asked on Monday 17 May 2027, 12:00", after.MainText(), StringComparison.Ordinal);
        Assert.Contains("will be asked on Monday 17 May 2027, 12:00", after.QuerySelector("#asked + ul")!.TextContent, StringComparison.Ordinal);

        await SendAsync();
        Assert.Equal(0, await SentAsync(id));
        var parent = await app.SignedInAsync("parent");
        Assert.Empty(Questions(await parent.GetPageAsync("/taking-part/requests")));
        // What they ask for themselves doesn't wait.
        Assert.StartsWith("/sign-in/link", await app.AskForLinkAsync(address), StringComparison.Ordinal);
        await SendAsync();
        Assert.Equal(1, await SentAsync(id));

        app.Clock.Advance(reachesAt - scene.Now - TimeSpan.FromMinutes(5));
        await SendAsync();
        parent = await app.SignedInAsync("parent");
        manager = await app.SignedInAsync("participation-manager");
        Assert.Equal(1, await SentAsync(id));
        Assert.Empty(Questions(await parent.GetPageAsync("/taking-part/requests")));

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await SendAsync();
        Assert.Equal(2, await SentAsync(id));
        Assert.Equal("A question for you, when you have time", (await app.MailsAsync(address)).Single(m => m.Heading.StartsWith("A question", StringComparison.Ordinal)).Heading);
        var question = Assert.Single(Questions(await parent.GetPageAsync("/taking-part/requests")));
        var until = LondonTime.LongDay(LondonTime.DayOf(reachesAt + TalkInvitation.OpenFor));
        Assert.Contains($"You can answer until {until}", (await parent.GetPageAsync(question)).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("will be asked", (await manager.GetPageAsync(TalkAddresses.ForManager(talk.Id))).QuerySelector("#asked + ul")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryTimeTicked_IsNotAsked_AndTheManagerReadsWhy()
    {
        var (_, id) = await ParentAsync("Mornings", "Afternoons", "Evenings");
        var talk = await scene.TalkAsync(scene.DayIn(60));
        Assert.Contains("every time of the day", (await scene.AskAsync(talk, id))!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, true)] // it begins before the quiet time is over
    [InlineData(12, false)]
    public async Task TalkThatIsOff_IsToldAtOnce_OnlyIfItCannotWait(int daysAhead, bool atOnce)
    {
        var (_, id) = await ParentAsync("Weekends");
        GoTo(new DateOnly(2027, 5, 12), new TimeOnly(15, 0));
        var talk = await scene.TalkAsync(LondonTime.ToUtc(new DateOnly(2027, 5, 16).AddDays(daysAhead), new TimeOnly(9, 0))!.Value);
        await YesAsync(talk, id);
        await SendAsync();
        var before = await SentAsync(id);
        // Sunday morning: Monday's talk is called off.
        GoTo(new DateOnly(2027, 5, 16), new TimeOnly(9, 0));
        var trainer = await app.SignedInAsync("trainer");
        using var cancelled = await trainer.PressAsync(await trainer.GetPageAsync(TalkAddresses.Trainer(talk.Id)), "Cancel this session");
        await SendAsync();
        Assert.Equal(atOnce ? 1 : 0, await SentAsync(id) - before);
        GoTo(new DateOnly(2027, 5, 17), new TimeOnly(0, 5));
        await SendAsync();
        Assert.Equal(1, await SentAsync(id) - before);
        Assert.Contains(await app.MailsAsync((await app.MemberAsync("trainer")).Address), m => m.Body!.TextContent.Contains("is cancelled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryLetterToAParent_Waits_ButThoseTheyAskedFor()
    {
        var letters = Platform.Mail.Letters.LetterSample.All.Select(s => s.Letter).ToList();
        Assert.False(letters.First(l => l is RenewalLetter).WasAskedFor);
        Assert.Equal(
            ["ConfirmAddressLetter", "CopyLinkLetter", "NoAccountLetter", "SecurityLetter", "SignInLinkLetter", "SigningCodeLetter"],
            letters.Where(l => l.WasAskedFor).Select(l => l.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        // Somebody who hasn't joined has chosen no times.
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IQuietTimes>().EndAsync("nobody@sealed.invalid", scene.Now, default));
    }

    // A cast parent, who has chosen times on their page.
    private async Task<(string Address, Guid Id)> ParentAsync(params string[] notAt)
    {
        var parent = await app.SignedInAsync("parent");
        var page = await parent.GetPageAsync("/taking-part/preferences");
        using var saved = await parent.PressAsync(page, "Save my choices", [.. notAt.Select(n => ("Contact.NotAt", n))]);
        Assert.NotNull(saved.Headers.Location);
        return ((await app.MemberAsync("parent")).Address, await app.ParticipantAsync());
    }

    private Task<int> YesAsync(Talk talk, Guid id) => app.WithDatabaseAsync(async db =>
    {
        var invitation = new TalkInvitation(talk, id, Guid.NewGuid(), scene.Now);
        Assert.Null(invitation.Answer(talk, AnswerKind.Yes, invitation.Round, hasPlace: true, scene.Now));
        db.TalkInvitations.Add(invitation);
        return await db.SaveChangesAsync();
    });

    private void GoTo(DateOnly day, TimeOnly time) => app.Clock.Advance(LondonTime.ToUtc(day, time)!.Value - scene.Now);

    private async Task SendAsync()
    {
        // The site's own worker may be sending beside this.
        do
        {
            await app.Services.GetRequiredService<MailSender>().SendDueAsync();
        }
        while (await app.WithDatabaseAsync(db => db.OutboxMails.AnyAsync(m => m.DueAt <= scene.Now)));
    }

    private Task<int> SentAsync(Guid participantId) => app.WithDatabaseAsync(async db =>
    {
        var person = await db.Participants.Where(p => p.Id == participantId).Select(p => p.PersonId).SingleAsync();
        var alias = await db.Users.Where(u => u.Id == person).Select(u => u.Email).SingleAsync();
        return await db.OutboxMails.CountAsync(m => m.To == alias && m.SentAt != null);
    });

    private static IReadOnlyList<string> Questions(IHtmlDocument page) => [.. page.QuerySelectorAll("main article a").Select(a => a.GetAttribute("href")!)];
}
