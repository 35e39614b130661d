using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Tests.Platform.KeptForms;

/// <summary>What is kept of a form that couldn't be taken, for whom, and for how long.</summary>
public sealed class KeptFormTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string New = "/taking-part/contributions/new";
    private const string Text = "\nShe asked how I was.\n\nNobody had, for a long time. <b>It</b> helped & stayed.";

    [Fact]
    public async Task LongText_AfterHalfAnHour_IsThereAgain_IsSentOnce_AndIsForgotten()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync(New)).MainForm;
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        using var refused = await SendAsync(parent, form);
        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString(New), refused.Headers.Location!.OriginalString);
        var page = await SignInAgainAsync(parent, Roles.Parent);

        Assert.Contains("You were signed out before this was sent. What you typed is here again.", page.QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Text, ((IHtmlTextAreaElement)page.QuerySelector("[name='Input.Text']")!).Value);
        Assert.True(((IHtmlInputElement)page.QuerySelector("[name='Input.Kind'][value=Text]")!).IsChecked);

        using var saved = await parent.SubmitAsync(page.MainForm);
        Assert.Contains("Nobody had, for a long time.", (await parent.FollowAsync(saved)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await parent.GetPageAsync(New)).QuerySelector(".kept"));
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task NextPersonOnTheDevice_FindsNothing_AndTheFirstStillDoes()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync(New)).MainForm;
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        using var refused = await SendAsync(parent, form);

        await SignInAsync(parent, await OtherParentAsync(), New);
        foreach (var url in new[] { New, "/kept", "/taking-part" })
        {
            var page = await parent.GetPageAsync(url);
            Assert.DoesNotContain("Nobody had", page.ToHtml(), StringComparison.Ordinal);
            Assert.Null(page.QuerySelector(".kept, .kept-somewhere"));
        }
        var first = await SignInAgainAsync(parent, Roles.Parent);
        Assert.Contains("Nobody had", first.MainForm.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SentByTheFormOfSomebodyWhoLeft_WhileAnotherIsSignedIn_GoesToNeitherPagesNorThem()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync(New)).MainForm;
        var other = app.Stranger();
        await SignInAsync(other, await OtherParentAsync(), New);

        using var refused = await SendAsync(other, form);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var said = (await refused.ReadPageAsync()).Body!.TextContent;
        Assert.Contains("Somebody else was signed in here", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody had", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody had", (await other.GetPageAsync(New)).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaleToken_IsKept_AndPutBackAtOnce()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync(New)).MainForm;

        using var refused = await parent.ForgeAsync(form, ("__RequestVerificationToken", "old"), ("Input.Kind", "Text"), ("Input.Title", "A cup of tea"), ("Input.Text", Text));

        Assert.Equal(New, refused.Headers.Location!.OriginalString);
        var page = await parent.FollowAsync(refused);
        Assert.Contains("This page had been open for a long time, so nothing was sent.", page.QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Text, ((IHtmlTextAreaElement)page.QuerySelector("[name='Input.Text']")!).Value);
    }

    [Fact]
    public async Task ButtonThatWasPressedTooLate_SaysThatNothingHasChanged()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var page = await parent.GetPageAsync("/taking-part/withdraw");
        var form = page.QuerySelector<IHtmlFormElement>("main form[action*='handler=']")!;
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        using var refused = await parent.SubmitAsync(form);

        var back = await SignInAgainAsync(parent, Roles.Parent, refused.Headers.Location!.OriginalString);

        Assert.Contains("Nothing has changed. If you still want it, press the button again.", back.QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsTyped_IsKeptByTheScriptsAddress_ThrownAwayByItsButton_AndGoneAfterADay()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync(New)).MainForm;
        await TypeAsync(parent, form, Guid.NewGuid(), "Half a sen");

        var page = await parent.GetPageAsync(New);
        Assert.Contains("You had started to type here", page.QuerySelector(".kept")!.TextContent, StringComparison.Ordinal);
        using var thrown = await parent.SubmitAsync(page.QuerySelector(".kept form")!);
        Assert.Null((await parent.FollowAsync(thrown)).QuerySelector(".kept"));

        await TypeAsync(parent, form, Guid.NewGuid(), "Half a sentence");
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.RunJobAsync<ForgetKeptForms>();
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task TypedAddress_TakesNothingWithoutTheFormsOwnField()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__form"] = "made-up", ["__draft"] = Guid.NewGuid().ToString(), ["__action"] = New, ["Input.Text"] = "Words" });
        using var answer = await parent.PostAsync("/kept/typed", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task ClosedAccount_TakesWithItWhatWasKept()
    {
        var learner = await app.SignedInAsync(Roles.Learner);
        var form = (await learner.GetPageAsync("/account/name")).MainForm;
        await TypeAsync(learner, form, Guid.NewGuid(), "Another name");
        Assert.Contains("Another name", await learner.GetStringAsync("/account/data"), StringComparison.Ordinal);

        using var closed = await learner.SubmitAsync((await learner.GetPageAsync("/account/close?step=2")).MainForm);
        await learner.FollowAsync(closed);
        Assert.Equal(0, await KeptAsync(Roles.Learner));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, IHtmlFormElement form) =>
        client.SubmitAsync(form, ("Input.Kind", "Text"), ("Input.Title", "A cup of tea"), ("Input.Text", Text));

    private static async Task TypeAsync(HttpClient client, IHtmlFormElement form, Guid draft, string text)
    {
        var sent = new FilledForm(form, [], [], isForced: true);
        var field = form.QuerySelector("textarea, input[type=text]")!.GetAttribute("name")!;
        using var content = new FormUrlEncodedContent(
        [
            .. sent.Sent.Where(f => f.Name != "__RequestVerificationToken" && f.Name != field).Select(f => KeyValuePair.Create(f.Name, f.Value)),
            new(field, text), new("__draft", draft.ToString()), new("__action", form.GetAttribute("action") ?? new Uri(form.BaseUri).PathAndQuery),
        ]);
        using var answer = await client.PostAsync("/kept/typed", content);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<IHtmlDocument> SignInAgainAsync(HttpClient client, string role, string? location = null)
    {
        var returnUrl = location is null ? New : Uri.UnescapeDataString(location.Split("returnUrl=")[1]);
        return await SignInAsync(client, await app.AddressAsync(role), returnUrl);
    }

    private static async Task<IHtmlDocument> SignInAsync(HttpClient client, string address, string returnUrl)
    {
        using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(address)}&returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await client.FollowAsync(answer);
    }

    private async Task<string> OtherParentAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var address = $"{Guid.NewGuid():N}@people.example";
        await scope.ServiceProvider.JoinAsync(address, "Mo", app.Clock.GetUtcNow().UtcDateTime);
        return address;
    }

    private async Task<int> KeptAsync(string role = Roles.Parent)
    {
        var id = (await app.MemberAsync(role)).Id;
        return await app.WithDatabaseAsync(db => db.KeptForms.CountAsync(k => k.OwnerId == id));
    }
}
