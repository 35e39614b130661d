using Microsoft.Playwright;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser.Journeys;

/// <summary>Somebody without an account, with a phone: asked, read, signed, and a year later their copy.</summary>
public sealed class CopyJourneyTests(AgreementsInBrowser site) : IClassFixture<AgreementsInBrowser>
{
    private static readonly Reader Phone = Reader.OnPhone with { Scripts = false };

    [Fact]
    public async Task InvitedByTheLead_SignedOnAPhone_TheFinishedPdfIsThereAYearLater()
    {
        var area = await site.AreaAsync();
        var people = AgreementSteps.Five("phone");
        var lead = await site.SignedInAsync(Roles.AreaLead);
        var agreement = await site.StartAsync(lead, area, people);
        await using (var open = await site.OpenAsync(await site.InvitationAsync(people[0].Email), Phone))
        {
            await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("Lena Lead asks you, on behalf of the Testshire safeguarding partnership");
            await LookAsync(open, "invitation");
            await GoOnAsync(open, people[0].Email);
            await Assertions.Expect(open.Page.Locator("h1")).ToContainTextAsync("Sample charter");
            await LookAsync(open, "sign");
            await open.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the form" }).First.ClickAsync();
            await open.Page.GetByLabel("Your full name").FillAsync("Dana Director");
            await open.Page.GetByLabel("What entitles you to sign").FillAsync("I hold this post");
            await open.Page.GetByLabel("I agree with this declaration").CheckAsync();
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
            await Assertions.Expect(open.Page.Locator(".signing-progress label")).ToHaveTextAsync("1 of 5 has signed");
            await LookAsync(open, "signed");
        }
        foreach (var person in people.Skip(1))
        {
            await site.SignByLinkAsync(agreement, person);
        }
        await site.CountersignAsync(agreement);

        site.Clock.Advance(TimeSpan.FromDays(366));
        await using var later = await site.OpenAsync((await site.NewestMailAsync(people[0].Email)).LinkInMail(), Reader.OnPhone with { Width = 390 });
        await LookAsync(later, "copy-link");
        await GoOnAsync(later, people[0].Email);
        await LookAsync(later, "copies");
        await later.Page.GetByRole(AriaRole.Link, new() { Name = "Sample charter" }).ClickAsync();
        await Assertions.Expect(later.Page.Locator("main")).ToContainTextAsync("Dana Director");
        await LookAsync(later, "copy");
        var download = await later.Page.RunAndWaitForDownloadAsync(() => later.Page.GetByRole(AriaRole.Link, new() { Name = "Download as PDF" }).ClickAsync());
        var pdf = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.Contains("Dana Director", PdfText.Of(pdf), StringComparison.Ordinal);
        later.AssertNothingFromElsewhere();
    }

    private async Task GoOnAsync(OpenPage open, string email)
    {
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Go on and send me the code" }).ClickAsync();
        await open.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(await site.CodeAsync(email));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Go on", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.GetByLabel("Code", new() { Exact = true })).ToHaveCountAsync(0);
    }

    private static async Task LookAsync(OpenPage open, string name)
    {
        await open.AssertAccessibleAsync();
        await open.AssertNoHorizontalScrollAsync();
        await open.PhotographAsync($"agreement-phone-{name}");
    }
}
