using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Browser;

/// <summary>Forms with files, as a browser sends them by itself; and what the other tests send, held against that.</summary>
public sealed class FormsInBrowserTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFilmAndItsCaptions_AreTakenFromARealBrowser(bool scripts)
    {
        var id = await site.BeginRecordingAsync(ContributionKind.Video);
        await using var parent = await site.OpenAsync($"/taking-part/contributions/{id}/recording", new Reader { As = Roles.Parent, Scripts = scripts });
        await parent.Page.Locator("#file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "film.mp4", MimeType = "video/mp4", Buffer = Recordings.Film(90_000) });
        await parent.Page.Locator("#captions").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "words.vtt", MimeType = "text/vtt", Buffer = [.. "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n"u8] });
        await parent.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await parent.Page.ArrivesAtAsync($"**/taking-part/contributions/{id}");
        var media = await site.WithDatabaseAsync(db => db.MediaFiles.AsNoTracking().SingleAsync(m => m.BelongsTo == id));
        Assert.NotNull(media.SealedCaptions);
        parent.AssertNoComplaints();
    }

    [Fact]
    public async Task AReceipt_IsTakenFromARealBrowser()
    {
        await using var parent = await site.OpenAsync("/taking-part/thanks/claim", new Reader { As = Roles.Parent });
        await parent.Page.GetByLabel("Travel").CheckAsync();
        await parent.Page.GetByLabel("How much, in pounds?").FillAsync("12.50");
        await parent.Page.Locator("[name='Input.Receipt']").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "receipt.jpg", MimeType = "image/jpeg", Buffer = Pace.Learning.Tests.Parents.Expenses.Photos.Jpeg() });
        await parent.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await parent.Page.ArrivesAtAsync("**/taking-part/thanks*");
        var participant = await site.ParticipantAsync();
        var claim = await site.WithDatabaseAsync(db => db.ExpenseClaims.AsNoTracking().SingleAsync(c => c.ParticipantId == participant));
        Assert.True(await site.WithDatabaseAsync(db => db.ClaimReceipts.AnyAsync(r => r.ClaimId == claim.Id)));
    }

    [Theory]
    [InlineData("/taking-part/contributions/new")]
    [InlineData("/taking-part/preferences")]
    [InlineData("/taking-part/thanks/claim")]
    [InlineData("/taking-part/details")]
    [InlineData("/account/security/password")]
    public async Task WhatTestsSend_IsWhatTheBrowserSends_FieldByField(string path)
    {
        await using var open = await site.OpenAsync(path, new Reader { As = Roles.Parent });
        // Each form by each of its buttons; the token differs from one answer to the next.
        var sent = await open.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main form')].flatMap(form => [...form.querySelectorAll('button:not([type=button])')].map(button =>
              [...new FormData(form, button)].map(([name, value]) => `${name}=${name === '__RequestVerificationToken' || name === '__form' ? '' : value instanceof File ? value.name : value}`).join('&')))
            """);
        var page = await (await site.SignedInAsync(Roles.Parent)).GetPageAsync(path);
        var ours = page.QuerySelectorAll("main form").SelectMany(form => form.QuerySelectorAll("button:not([type=button])").Select(button =>
            string.Join('&', new FilledForm(button, [], [], isForced: true).Sent.Select(s => $"{s.Name}={(s.Name is "__RequestVerificationToken" or "__form" ? "" : s.Value)}"))));
        Assert.Equal(WithoutIds(sent), WithoutIds(ours));
        Assert.NotEmpty(sent);
    }

    // What the site makes anew for each look at the page.
    private static IEnumerable<string> WithoutIds(IEnumerable<string> forms) => forms.Select(f => System.Text.RegularExpressions.Regex.Replace(f, "[0-9a-f]{8}-[0-9a-f-]{27}", "id"));
}
