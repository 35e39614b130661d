using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Statistics.Searches;

namespace Pace.Learning.Tests.Studio.Statistics;

/// <summary>What is searched for in vain is kept as far as it tells nothing of anybody, and shown when it was looked for on enough days.</summary>
public sealed class UnmetSearchTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    // Pairs of words that nothing in the content has, in the order in which they are kept.
    private static readonly string[] Words = ["biscuit", "cheese", "chocolate", "piano", "swimming", "umbrella"];
    private static readonly string[] Marks = [.. Words.SelectMany((first, i) => Words.Skip(i + 1).Select(second => $"{first} {second}")).Where(m => m != "cheese piano")];

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
            await EverythingNotedAsync(stranger);
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
        await EverythingNotedAsync(stranger);
        Assert.Equal(before + 1, await app.WithDatabaseAsync(db => db.UnmetSearches.CountAsync()));
    }

    [Fact]
    public async Task WhatIsFound_IsntKept()
    {
        using var stranger = app.Stranger();
        Assert.NotEmpty((await stranger.GetPageAsync("/search?q=parents")).QuerySelectorAll(".search-results li"));
        await EverythingNotedAsync(stranger);
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
        var answer = app.Services.GetRequiredService<Web.Platform.Published.PublishedContent>().Search!.Search("piano cheese");
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnmetSearches>().NoteAsync(answer, TestContext.Current.CancellationToken);
        Assert.Equal(0, await CountAsync("cheese piano"));
        await app.WithDatabaseAsync(db => db.UnmetSearches.Where(s => s.Words.StartsWith("words ")).ExecuteDeleteAsync());
    }

    // Searches are noted one after another: once these words stand there, so does what came before them.
    private async Task EverythingNotedAsync(HttpClient stranger)
    {
        var noted = await app.WithDatabaseAsync(db => db.UnmetSearches.Select(s => s.Words).ToListAsync());
        var mark = Marks.First(m => !noted.Contains(m));
        await stranger.GetPageAsync($"/search?q={Uri.EscapeDataString(mark)}");
        await Eventually.HoldsAsync(async () => await CountAsync(mark) > 0, $"“{mark}” is noted");
    }

    private Task<int> CountAsync(string words) => app.WithDatabaseAsync(db => db.UnmetSearches.CountAsync(s => s.Words == words));
}
