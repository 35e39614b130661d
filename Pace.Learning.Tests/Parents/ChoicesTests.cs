using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Tests.Parents;

public sealed class ChoicesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Choices_BeginCareful()
    {
        await app.JoinedAsync("careful@family.example", "Careful");
        var preferences = (await LoadAsync("Careful")).Preferences!;
        Assert.Equal(Activities.None, preferences.Wanted);
        Assert.False(preferences.OwnArea);
        Assert.False(preferences.InPerson);
        Assert.Equal(Anonymity.VoiceOnly, preferences.Anonymity);
        Assert.Equal(Travel.NotAtAll, preferences.Travel);
    }

    [Fact]
    public async Task OnePart_IsSaved_AndTheOthersStayAsTheyAre()
    {
        var parent = await app.JoinedAsync("parts@family.example", "Parts");
        var page = await parent.GetPageAsync("/taking-part/preferences");
        var form = page.QuerySelector("form:has([name='Limits.OwnWords'])")!;
        using var answer = await parent.SubmitAsync(form, ("Limits.OffLimits", "Police"), ("Limits.OffLimits", "Court"), ("Limits.OwnWords", "my sister"), ("Limits.OwnArea", "true"));
        var after = await parent.FollowAsync(answer);
        Assert.Equal("my sister", after.QuerySelector("[name='Limits.OwnWords']")!.TextContent.Trim());
        var preferences = (await LoadAsync("Parts")).Preferences!;
        Assert.Equal(Topics.Police | Topics.Court, preferences.OffLimits);
        Assert.True(preferences.OwnArea);
        Assert.Equal(4, preferences.TalksAYear);
        Assert.DoesNotContain("sister", System.Text.Encoding.UTF8.GetString(preferences.SealedOffLimits!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumberThatIsTooLarge_IsRefusedInPlainWords()
    {
        var parent = await app.JoinedAsync("number@family.example", "Number");
        var page = await parent.GetPageAsync("/taking-part/preferences");
        using var answer = await parent.SubmitAsync(page.QuerySelector("form:has([name='Pace.TalksAYear'])")!, ("Pace.TalksAYear", "99"), ("Limits.OwnWords", "my sister"), ("Activities.Wanted", "Quote"));
        var again = await answer.ReadPageAsync();
        Assert.Contains("from 0 to 24", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("my sister", again.QuerySelector("[name='Limits.OwnWords']")!.TextContent.Trim());
        Assert.True(again.QuerySelector("[name='Activities.Wanted'][value=Quote]")!.HasAttribute("checked"));
        using var put = await parent.SubmitAsync(again.QuerySelector("form:has([name='Pace.TalksAYear'])")!, ("Pace.TalksAYear", "9"));
        Assert.NotNull(put.Headers.Location);
        var preferences = (await LoadAsync("Number")).Preferences!;
        Assert.Equal((Activities.Quote, 9), (preferences.Wanted, preferences.TalksAYear));
        Assert.NotNull(preferences.SealedOffLimits);
    }

    [Fact]
    public async Task TicksInSeveralParts_AreAllKept_WhicheverButtonIsPressed()
    {
        var parent = await app.JoinedAsync("several@family.example", "Several");
        var page = await parent.GetPageAsync("/taking-part/preferences");
        var buttons = page.QuerySelectorAll("main form button").Where(b => b.TextContent.Trim() == "Save my choices").ToList();
        Assert.Equal(5, buttons.Count);
        using var answer = await parent.SubmitAsync(
            buttons[3], ("Activities.Wanted", "LiveTalk"), ("Activities.Wanted", "Quote"), ("Limits.OffLimits", "Court"), ("Contact.NotAt", "Evenings"), ("Contact.Note", "no voice mail"));
        // A yes to speaking is a yes of its own: what it means is read next.
        var next = await parent.FollowAsync(answer);
        Assert.Contains("what you would like to do, what is off limits, how to reach you", next.MainText(), StringComparison.Ordinal);
        Assert.Contains("Here is what a yes to speaking means", next.MainText(), StringComparison.Ordinal);
        var saved = await parent.GetPageAsync("/taking-part/preferences");
        var preferences = (await LoadAsync("Several")).Preferences!;
        Assert.Equal((Activities.LiveTalk | Activities.Quote, Topics.Court, QuietTimes.Evenings), (preferences.Wanted, preferences.OffLimits, preferences.NotAt));
        Assert.Equal("no voice mail", saved.QuerySelector("[name='Contact.Note']")!.TextContent.Trim());
    }

    [Fact]
    public async Task PageThatWasOpenedLongAgo_DoesntBringBackWhatWasChangedSince()
    {
        var parent = await app.JoinedAsync("old@family.example", "Old");
        var (old, current) = (await parent.GetPageAsync("/taking-part/preferences"), await parent.GetPageAsync("/taking-part/preferences"));
        using var first = await parent.PressAsync(current, "Save my choices", ("Limits.OffLimits", "Police"), ("Contact.NotAt", "Mornings"));
        using var second = await parent.PressAsync(old, "Save my choices", ("Pace.TalksAYear", "2"));
        var preferences = (await LoadAsync("Old")).Preferences!;
        Assert.Equal((Topics.Police, QuietTimes.Mornings, 2), (preferences.OffLimits, preferences.NotAt, preferences.TalksAYear));
    }

    [Theory]
    [InlineData("/taking-part")]
    [InlineData("/taking-part/preferences")]
    [InlineData("/taking-part/my-data")]
    [InlineData("/taking-part/details")]
    [InlineData("/taking-part/who-has-looked")]
    [InlineData("/taking-part/worry")]
    [InlineData("/taking-part/erase")]
    public async Task Pause_IsOneTapFromEveryPage(string url)
    {
        var name = "Tap" + url.Replace('/', '-');
        var parent = await app.JoinedAsync($"{name}@family.example", name);
        using var answer = await parent.PressAsync(await parent.GetPageAsync(url), "Pause");
        Assert.Contains("You are on a pause", (await parent.FollowAsync(answer)).MainText(), StringComparison.Ordinal);
        Assert.True((await LoadAsync(name)).IsPausedAt(Now));
        using var back = await parent.PressAsync(await parent.GetPageAsync(url), "End my pause");
        Assert.False((await LoadAsync(name)).IsPausedAt(Now));
    }

    [Fact]
    public async Task Pause_OfALength_IsOneTap_AndEndsByItself()
    {
        var parent = await app.JoinedAsync("weeks@family.example", "Weeks");
        using var answer = await parent.PressAsync(await parent.GetPageAsync("/taking-part/pause"), "Pause for 2 weeks");
        Assert.Contains("You are on a pause", (await parent.FollowAsync(answer)).MainText(), StringComparison.Ordinal);
        Assert.Equal(LondonTime.StartOf(LondonTime.DayOf(Now).AddDays(14)), (await LoadAsync("Weeks")).Pause!.Until);
    }

    [Fact]
    public async Task Pause_EndsOnTheDayTheyChose_InLondon()
    {
        var parent = await app.JoinedAsync("until@family.example", "Until");
        await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "Pause");
        var day = DateOnly.FromDateTime(Now.AddDays(400));
        var end = LondonTime.StartOf(day);
        var page = await parent.GetPageAsync("/taking-part/pause");
        using var answer = await parent.PressAsync(
            page, "Set this day", ("Input.Until.Day", $"{day.Day}"), ("Input.Until.Month", $"{day.Month}"), ("Input.Until.Year", $"{day.Year}"));
        Assert.NotNull(answer.Headers.Location);
        var participant = await LoadAsync("Until");
        Assert.True(participant.IsPausedAt(end.AddTicks(-1)));
        Assert.False(participant.IsPausedAt(end));
    }

    private DateTime Now => app.Clock.GetUtcNow().UtcDateTime;

    private async Task<Participant> LoadAsync(string name)
    {
        var id = await app.ParticipantNamedAsync(name);
        return await app.WithDatabaseAsync(db => db.Participants.AsNoTracking().Include(p => p.Preferences).SingleAsync(p => p.Id == id));
    }
}
