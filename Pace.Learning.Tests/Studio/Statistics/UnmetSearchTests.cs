using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Statistics.Searches;

namespace Pace.Learning.Tests.Studio.Statistics;

/// <summary>What is searched for in vain is kept as far as it tells nothing of anybody, and shown when it was looked for on enough days.</summary>
public sealed class UnmetSearchTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task WhatIsLookedForOnFiveDays_IsShown_HoweverOftenADay_AndForgottenLater()
    {
        using var stranger = app.Stranger();
        for (var day = 0; day < 5; day++)
        {
            for (var time = 0; time < 3; time++)
            {
                await stranger.GetPageAsync("/search?q=Swimming+Trousers");
            }
            if (day > 0)
            {
                await stranger.GetPageAsync("/search?q=biscuit+umbrella+cheese");
            }
            app.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(5, await CountAsync("swimming trousers"));
        using var editor = await app.SignedInAsync(Roles.Editor);
        var row = Assert.Single((await editor.GetPageAsync(StudioAddresses.Statistics)).QuerySelectorAll("table[aria-label^='What people searched'] tbody tr"));
        Assert.Equal(["swimming trousers", "5"], row.Children.Select(c => c.TextContent));

        app.Clock.Advance(TimeSpan.FromDays(UnmetSearch.DaysKept + 1));
        await app.RunJobAsync<ForgetUnmetSearches>();
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.UnmetSearches.CountAsync()));
    }

    [Theory]
    [InlineData("callum carter")]
    [InlineData("what happened to chantelle")]
    [InlineData("grace")]
    [InlineData("swimming in rotherham")]
    [InlineData("trousers kowalski")]
    [InlineData("zzyzx swimming")]
    [InlineData("swimming 07700 900123")]
    [InlineData("biscuit 14 years")]
    [InlineData("how can i")]
    [InlineData("swimming trousers umbrella cheese biscuit chocolate piano")]
    public async Task WhatMayNameSomebody_OrIsNoWordThatWeKnow_IsForgottenAtOnce(string query)
    {
        var before = await app.WithDatabaseAsync(db => db.UnmetSearches.CountAsync());
        using var stranger = app.Stranger();
        await stranger.GetPageAsync($"/search?q={Uri.EscapeDataString(query)}");
        Assert.Equal(before, await app.WithDatabaseAsync(db => db.UnmetSearches.CountAsync()));
    }

    [Fact]
    public async Task WhatIsFound_IsntKept()
    {
        using var stranger = app.Stranger();
        Assert.NotEmpty((await stranger.GetPageAsync("/search?q=parents")).QuerySelectorAll(".search-results li"));
        Assert.Equal(0, await CountAsync("parents"));
    }

    [Fact]
    public async Task ThousandsOfSearches_DontFillTheDatabase()
    {
        var today = LondonTime.DayOf(app.Clock.GetUtcNow().UtcDateTime);
        await app.WithDatabaseAsync(db =>
        {
            db.UnmetSearches.AddRange(Enumerable.Range(0, UnmetSearch.MostADay).Select(i => new UnmetSearch($"words {i}", today)));
            return db.SaveChangesAsync();
        });
        using var stranger = app.Stranger();
        await stranger.GetPageAsync("/search?q=piano+cheese");
        Assert.Equal(0, await CountAsync("cheese piano"));
        await app.WithDatabaseAsync(db => db.UnmetSearches.Where(s => s.Words.StartsWith("words ")).ExecuteDeleteAsync());
    }

    private Task<int> CountAsync(string words) => app.WithDatabaseAsync(db => db.UnmetSearches.CountAsync(s => s.Words == words));
}
