using System.Text.Json.Nodes;
using Pace.Learning.Web.BackOffice.Delivery;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>A document of Umbraco's that can't be used as it is keeps its last good form, also when the site starts again, and editors are told.</summary>
public sealed class LastGoodTests : IAsyncLifetime
{
    private const string Help = "pages/help.md";
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md";
    private const string LessonUrl = "/courses/meetings-as-equals/a-fair-meeting/two-ways-in";
    private const string Good = "\nA good remark.\n";
    private const string Bad = "\nA bad remark.\n";

    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    public async ValueTask InitializeAsync()
    {
        umbraco = await FakeUmbraco.StartAsync(Repository.Content);
        app = await AppWithUmbraco.OpenAsync(umbraco);
    }

    public async ValueTask DisposeAsync()
    {
        await umbraco.DisposeAsync();
        await app.DisposeAsync();
    }

    private static string TextOf(string path) => File.ReadAllText(Path.Combine(Repository.Content, path));

    [Theory]
    [InlineData("an error")]
    [InlineData("an unknown block")]
    [InlineData("a missing file")]
    public async Task ADocumentThatCannotBeUsed_KeepsItsLastGoodForm_AlsoAfterARestart_UntilItIsMended(string trouble)
    {
        var learner = await app.SignedInAsync(Roles.Learner);
        umbraco.Publish(Lesson, TextOf(Lesson) + Good);
        await app.SaysAsync(LessonUrl, "A good remark.", learner);

        _ = trouble switch
        {
            "an error" => umbraco.Publish(Lesson, TextOf(Lesson) + Bad + "\n:::check\nid: broken\n---\n"),
            "an unknown block" => umbraco.Publish(Lesson, TextOf(Lesson) + Bad, inBlocks: true, json => json["properties"]!["blocks"]!["items"]![0]!["content"]!["contentType"] = "somebodysBlock"),
            _ => umbraco.Publish(Lesson, TextOf(Lesson) + Bad + "\n![Nobody has it](/media/abcd1234/nothing.png)\n"),
        };
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count > 0), "the trouble was found");
        await HoldsGoodAsync(learner, string.Join(' ', app.Site.Problems.Select(p => p.Name)));
        var health = await (await app.SignedInAsync(Roles.Admin)).GetStringAsync("/health/ready");
        Assert.StartsWith("1 document can’t be used as it is", (string?)JsonNode.Parse(health)!["checks"]!["umbraco"]!["message"], StringComparison.Ordinal);
        Assert.DoesNotContain(Lesson, health, StringComparison.Ordinal);

        await using var later = await app.AgainAsync();
        umbraco.Trouble = http => { http.Abort(); return Task.CompletedTask; };
        var again = await app.SignedInAsync(later, Roles.Learner);
        await HoldsGoodAsync(again, string.Join(' ', later.Services.GetRequiredService<DeliveredSite>().Problems.Select(p => p.Name)));

        umbraco.Trouble = null;
        umbraco.Publish(Lesson, TextOf(Lesson) + "\nA mended remark.\n");
        Assert.True(await later.Services.GetRequiredService<DeliverySync>().CompareAsync([], TestContext.Current.CancellationToken));
        Assert.Contains("A mended remark.", await again.GetStringAsync(LessonUrl), StringComparison.Ordinal);
        Assert.Empty(later.Services.GetRequiredService<DeliveredSite>().Problems);
    }

    [Fact]
    public async Task WhatIsBrokenBySomethingElseThatIsGone_KeepsItsLastGoodForm_AndTheOtherStaysGone()
    {
        umbraco.Publish(Help, TextOf(Help) + "\nSee [how we work](/pages-of-a-test).\n");
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count == 1), "the link leads nowhere yet");
        umbraco.Publish("pages/pages-of-a-test.md", TextOf("pages/terms.md").Replace("id: ", "id: test-", StringComparison.Ordinal));
        await app.SaysAsync("/help", "how we work");
        Assert.Empty(app.Site.Problems);

        umbraco.Unpublish("pages/pages-of-a-test.md");
        await app.IsGoneAsync("/pages-of-a-test");
        Assert.Contains("how we work", await app.Stranger().GetStringAsync("/help"), StringComparison.Ordinal);
        Assert.Contains("pages-of-a-test", Assert.Single(app.Site.Problems).Reason, StringComparison.Ordinal);

        await using var later = await app.AgainAsync();
        umbraco.Trouble = http => { http.Abort(); return Task.CompletedTask; };
        Assert.Contains("how we work", await later.CreateClient().GetStringAsync("/help"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await later.CreateClient().GetAsync("/pages-of-a-test")).StatusCode);
    }

    [Fact]
    public async Task ANewDocumentThatCannotBeUsed_IsntShown_AndIsToldOf()
    {
        umbraco.Publish("pages/new.md", "---\nid: a-new-page\ntitle: A new page\nsummary: New.\nreading-age: 12\n---\n[Nowhere](/nowhere-at-all)\n");
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count > 0), "the trouble was found");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetAsync("/new")).StatusCode);
        Assert.Contains("pages/new.md", Assert.Single(app.Site.Problems).Name, StringComparison.Ordinal);
    }

    private static async Task HoldsGoodAsync(HttpClient learner, string told)
    {
        var lesson = await learner.GetStringAsync(LessonUrl);
        Assert.Contains("A good remark.", lesson, StringComparison.Ordinal);
        Assert.DoesNotContain("A bad remark.", lesson, StringComparison.Ordinal);
        Assert.Contains(Lesson, told, StringComparison.Ordinal);
    }
}
