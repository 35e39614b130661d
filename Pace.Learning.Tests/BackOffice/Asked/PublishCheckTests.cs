using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Content.Delivery;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.BackOffice;
using Pace.Learning.Web.BackOffice.Asked;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace Pace.Learning.Tests.BackOffice.Asked;

/// <summary>What an editor is told who presses Publish in Umbraco: the library asks, and the site answers.</summary>
public sealed class PublishCheckTests(Office office) : IClassFixture<Office>
{
    private const string Place = "rs-two-workers";
    private const string WithPlace = "courses/relational-safeguarding/03-working-it-through/01-two-workers.md";
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md";

    [Fact]
    public async Task EveryDocumentThatIsPublic_GoesThroughAsItIs()
    {
        var told = new List<string>();
        foreach (var path in Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Content, f).Replace('\\', '/')).Where(Delivered.Holds))
        {
            told.AddRange((await office.PublishAsync(await office.InUmbracoAsync(path))).Select(m => $"{path}: {m.Message}"));
        }
        Assert.Empty(told);
    }

    // A new Umbraco is filled document by document: what was brought there from the folder may be published though the site doesn't show it just now.
    [Fact]
    public async Task WordsOfTheContentFolder_GoThrough_AlsoWhereUmbracoDoesntPublishThemNow()
    {
        var path = Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Content, "pathways")).Select(f => $"pathways/{System.IO.Path.GetFileName(f)}").First();
        office.Umbraco.Unpublish(path);
        await office.Services.GetRequiredService<Web.BackOffice.Delivery.DeliverySync>().CompareAsync([UmbracoTypes.KeyOf(path)], TestContext.Current.CancellationToken);
        Assert.Empty(await office.PublishAsync(await office.InUmbracoAsync(path)));
        Assert.Equal(["Review"], (await office.PublishAsync(await office.InUmbracoAsync(path, text => text + "\nMore.\n"))).Select(m => m.Category));
        await office.PublishedAsync(path, await System.IO.File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Content, path), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OtherWords_NeedParents_AndFaultsAreToldWithTheirLines()
    {
        var changed = await office.PublishAsync(await office.InUmbracoAsync(Lesson, text => text + "\nAnother remark.\n"));
        Assert.Equal([("Review", EventMessageType.Error)], changed.Select(m => (m.Category, m.MessageType)));
        Assert.Contains("Ask for their review", changed[0].Message, StringComparison.Ordinal);

        var faulty = await office.InUmbracoAsync(Lesson, text => text.Replace("summary: What", "summary: ", StringComparison.Ordinal) + "\n:::check\nid: broken\n---\n");
        var messages = await office.PublishAsync(faulty);
        Assert.Contains(messages, m => m.Category == "Checks" && m.Message.Contains("(line ", StringComparison.Ordinal));
        Assert.Contains(messages, m => m.Category == "Review");

        // A page about the site is the organisation's own.
        Assert.Empty(await office.PublishAsync(await office.InUmbracoAsync("pages/help.md", text => text + "\nRing the bell.\n")));
        var other = await office.PublishAsync(await office.InUmbracoAsync("pages/help.md", text => text.Replace("reading-age: ", "reading-age: young ", StringComparison.Ordinal)));
        Assert.All(other, m => Assert.Equal("Checks", m.Category));
        Assert.NotEmpty(other);
    }

    [Fact]
    public async Task WordsTakenBack_StopALesson_UntilSomebodyHasSeenThePlace()
    {
        Assert.Empty(await office.PublishAsync(await office.InUmbracoAsync(WithPlace)));
        var id = await office.ShareAsync("Words of a sample parent.", Place);
        var parent = await office.SignedInAsync(Roles.Parent);
        using (var given = await parent.ConsentAsync(id))
        {
            Assert.NotNull(given.Headers.Location);
        }
        Assert.Empty(await office.PublishAsync(await office.InUmbracoAsync(WithPlace)));
        var learner = await office.SignedInAsync(Roles.Learner);
        const string Url = "/courses/relational-safeguarding/working-it-through/two-workers";
        Assert.Contains("Words of a sample parent.", await learner.GetStringAsync(Url), StringComparison.Ordinal);

        office.Clock.Advance(TimeSpan.FromMinutes(1));
        using (var withdrawn = await parent.WithdrawAsync("Everything"))
        {
            Assert.NotNull(withdrawn.Headers.Location);
        }
        // Umbraco still says published, and nobody told it anything.
        Assert.DoesNotContain("Words of a sample parent.", await learner.GetStringAsync(Url), StringComparison.Ordinal);
        var stopped = Assert.Single(await office.PublishAsync(await office.InUmbracoAsync(WithPlace)));
        Assert.Equal("Consent", stopped.Category);
        Assert.Contains("Nobody’s yes holds", stopped.Message, StringComparison.Ordinal);

        var told = (await office.GetAsync("dashboard"))!;
        Assert.Contains(told["emptied"]!.AsArray(), e => ((string?)e!["url"])!.EndsWith("/studio/emptied", StringComparison.Ordinal));
        var refused = Assert.Single(told["refused"]!.AsArray(), r => ((string?)r!["url"])!.EndsWith($"{UmbracoTypes.KeyOf(WithPlace)}", StringComparison.Ordinal))!;
        Assert.Equal(stopped.Message, (string?)refused["message"]);
        Assert.DoesNotContain((await office.MemberAsync(Roles.Parent)).Name, told.ToJsonString(), StringComparison.Ordinal);

        var editor = await office.SignedInAsync(Roles.Editor);
        var card = (await editor.GetPageAsync("/studio/emptied")).QuerySelectorAll(".emptied").Single(c => c.QuerySelector("code")!.TextContent == Place);
        using (var seen = await editor.SubmitAsync(card.QuerySelector("form")!))
        {
            Assert.NotNull(seen.Headers.Location);
        }
        Assert.Empty(await office.PublishAsync(await office.InUmbracoAsync(WithPlace)));
        Assert.DoesNotContain((await office.GetAsync("dashboard"))!["refused"]!.AsArray(), r => ((string?)r!["url"])!.EndsWith($"{UmbracoTypes.KeyOf(WithPlace)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALessonInAModuleThatIsntPublicYet_IsLookedAtByItself()
    {
        var lesson = await office.DocumentAsync("courses/new-course/01-begin/01-first.md", "---\nid: new-course-first\ntitle: First\nsummary: The first.\n---\n\n## Begin\n\nBegin here.\n", Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(["Review"], (await office.PublishAsync(lesson)).Select(m => m.Category));
        var answer = await office.AskAsync("review", lesson);
        Assert.False((bool)answer["sent"]!);
        Assert.Contains("isn’t public", (string?)answer["message"], StringComparison.Ordinal);
        lesson.SetValue("body", "## Begin\n\n:::parent-voice\nid: a\n---\n");
        Assert.Contains(await office.PublishAsync(lesson), m => m.Category == "Checks");
        // What stands in for the module is no document that anybody sees.
        Assert.DoesNotContain("not-yet-public", await (await office.SignedInAsync(Roles.Learner)).GetStringAsync("/courses"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABlockByItself_IsLookedAtForWordsAndConsent()
    {
        var good = await ElementAsync("paceKeyPointBlock", ("text", "Ask, and wait."));
        Assert.Empty(good);
        var words = await ElementAsync("paceKeyPointBlock", ("text", "The case was a failure of a hard-to-reach mother."));
        Assert.Contains(words, m => m.Category == "Checks");
        var voice = await ElementAsync("paceParentVoiceBlock", ("paceId", "a-voice"), ("contribution", "a-place-of-nobody"), ("about", "Something"), ("text", "What we say meanwhile."));
        Assert.Equal(["Consent"], voice.Select(m => m.Category));
    }

    [Fact]
    public async Task StoppedWhenNobodyLooked_PublishersGetOneMail()
    {
        await office.WithDatabaseAsync(db => db.OfficeDocuments.ExecuteDeleteAsync());
        var publisher = await office.MemberAsync(Roles.Publisher);
        // Nobody is signed in to Umbraco here, as when it publishes on a day.
        await office.PublishAsync(await office.InUmbracoAsync(Lesson, text => text + "\nTo be read on Monday.\n"));
        await office.RunJobAsync<TellOfStopped>();
        await office.RunJobAsync<TellOfStopped>();
        var mail = Assert.Single(await office.MailsAsync(publisher.Address), m => m.Body!.TextContent.Contains("Umbraco", StringComparison.Ordinal));
        Assert.Contains("Two ways into the same room", mail.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Parents haven’t approved these words", mail.Body!.TextContent, StringComparison.Ordinal);
        await office.PublishAsync(await office.InUmbracoAsync(Lesson, text => text + "\nTo be read on Monday.\n"));
        await office.RunJobAsync<TellOfStopped>();
        Assert.Single(await office.MailsAsync(publisher.Address), m => m.Body!.TextContent.Contains("Umbraco", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoeverHoldsNoSecret_IsAnsweredNothing()
    {
        var stranger = office.Stranger();
        var time = office.Clock.GetUtcNow().ToUnixTimeSeconds();
        string Signed(string secret, string what) => $"t={time},v1={Signatures.Hmac(secret, $"{time}.{what}")}";
        foreach (var (path, header, value) in new[]
        {
            ("/back-office/dashboard", "X-Other", "x"), ("/back-office/dashboard", "X-Pace-Secret", UmbracoUnderTest.Secret), ("/back-office/dashboard", "X-Pace-Signature", Signed("another secret of enough letters to sign", "/back-office/dashboard")),
            ("/back-office/contributions?q=b", "X-Pace-Signature", Signed(UmbracoUnderTest.Secret, "/back-office/contributions?q=a")),
            ("/back-office/dashboard", "X-Pace-Signature", $"t={time - 600},v1={Signatures.Hmac(UmbracoUnderTest.Secret, $"{time - 600}./back-office/dashboard")}"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(header, value);
            using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.Unauthorized, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
        foreach (var path in (string[])["publish-check", "document", "review"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/back-office/{path}") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            using var signed = new HttpRequestMessage(HttpMethod.Post, $"/back-office/{path}") { Content = new StringContent("""{"key":"x"}""", System.Text.Encoding.UTF8, "application/json") };
            signed.Headers.Add("X-Pace-Signature", Signed(UmbracoUnderTest.Secret, """{"key":"x"}"""));
            using var refused = await stranger.SendAsync(signed, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    private async Task<IReadOnlyList<EventMessage>> ElementAsync(string type, params (string Alias, string Value)[] properties)
    {
        var element = new Element("Note", await office.Library.TypeAsync(type));
        foreach (var (alias, value) in properties)
        {
            element.SetValue(alias, value);
        }
        var notification = new ElementPublishingNotification(element, new EventMessages());
        await office.Library.Events.PublishCancelableAsync(notification);
        return [.. notification.Messages.GetAll()];
    }
}
