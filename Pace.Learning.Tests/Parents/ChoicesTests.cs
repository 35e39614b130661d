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
    public async Task OnePart_IsSavedAlone()
    {
        var parent = await app.JoinedAsync("parts@family.example", "Parts");
        var page = await parent.GetPageAsync("/taking-part/preferences");
        var form = page.QuerySelector("form[action*='handler=Limits']")!;
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
        using var answer = await parent.SubmitAsync(page.QuerySelector("form[action*='handler=Pace']")!, ("Pace.TalksAYear", "99"));
        Assert.Contains("from 0 to 24", (await answer.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
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
