using System.Text.Json;
using AngleSharp.Dom;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;

namespace Pace.Learning.Tests.Contributions;

/// <summary>Staff write down a consent that a parent told them of.</summary>
public sealed class AssistedConsentTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task CountsForNothing_UntilTheParentSaysYesThemselves()
    {
        var (id, consent, parent) = await WrittenDownAsync("Words marker-told.");
        var learner = await app.SignedInAsync("learner");
        Assert.DoesNotContain("marker-told", await learner.GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);
        var home = await parent.GetPageAsync("/taking-part");
        Assert.Contains("Did we write this down right?", home.MainText(), StringComparison.Ordinal);

        using var yes = await AnswerAsync(parent, consent, "Yes");
        Assert.Contains("You said yes", (await parent.FollowAsync(yes)).MainText(), StringComparison.Ordinal);
        Assert.Contains("marker-told", await learner.GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);

        using var receipt = JsonDocument.Parse(await parent.GetStringAsync($"/taking-part/consents/{consent}/receipt.json"));
        var events = receipt.RootElement.GetProperty("events").EnumerateArray().Select(e => $"{e.GetProperty("event_state")} {e.GetProperty("event_type")}");
        Assert.Equal(["requested recorded-by-staff", "given confirmed-by-the-person"], events);
        Assert.Equal(["consent.recorded", "consent.confirmed"], await app.ActsAsync(id));
    }

    [Fact]
    public async Task ANo_EndsIt_AndItCannotBecomeAYesAfterwards()
    {
        var (id, consent, parent) = await WrittenDownAsync("Words marker-refused.");
        var open = await parent.GetPageAsync($"/taking-part/consents/{consent}");
        using var no = await AnswerAsync(parent, consent, "No");
        Assert.Contains("We will not use it", (await parent.FollowAsync(no)).MainText(), StringComparison.Ordinal);

        using var late = await parent.SubmitAsync(FormOf(open, "Yes"));
        Assert.Contains("nothing to say yes to", (await parent.FollowAsync(late)).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("marker-refused", await (await app.SignedInAsync("learner")).GetStringAsync(ContributionSamples.Lesson), StringComparison.Ordinal);
        Assert.Equal(["consent.recorded", "consent.not-confirmed"], await app.ActsAsync(id));
        using var receipt = JsonDocument.Parse(await parent.GetStringAsync($"/taking-part/consents/{consent}/receipt.json"));
        Assert.Equal("refused", receipt.RootElement.GetProperty("events").EnumerateArray().Last().GetProperty("event_state").GetString());
    }

    [Fact]
    public async Task AMailTellsOfIt_AndItCanBePutRightFromThere()
    {
        var (id, consent, parent) = await WrittenDownAsync("Words marker-put-right.");
        var mail = await app.NewestMailAsync(await app.AddressAsync("parent"));
        Assert.Equal("Did we get this right?", mail.Heading);
        Assert.Equal($"/taking-part/consents/{consent}", mail.LinkInMail());
        using var own = await parent.SubmitAsync(FormOf(await parent.GetPageAsync(mail.LinkInMail()), "Own"));
        Assert.Equal($"/taking-part/contributions/{id}/consent/course", own.Headers.Location!.OriginalString);
        Assert.Contains("What we wrote down does not count", (await parent.FollowAsync(own)).MainText(), StringComparison.Ordinal);
        Assert.Equal(["consent.recorded", "consent.not-confirmed"], await app.ActsAsync(id));

        // Who wants a call is not written to, and whoever wrote it down is told so.
        using var saved = await parent.SubmitAsync((await parent.GetPageAsync("/taking-part/preferences")).QuerySelector("form:has([name='Contact.Channel'])")!, ("Contact.Channel", "Phone"));
        var mails = (await app.MailsAsync(await app.AddressAsync("parent"))).Count;
        var manager = await app.SignedInAsync("participation-manager");
        using var again = await manager.SubmitAsync(await manager.FormAsync(id, "Assisted"), ("Assisted.Use", "Website"), ("Assisted.Audience", "Public"));
        Assert.Contains("please tell them when you speak", (await manager.FollowAsync(again)).MainText(), StringComparison.Ordinal);
        Assert.Equal(mails, (await app.MailsAsync(await app.AddressAsync("parent"))).Count);
    }

    [Fact]
    public async Task NobodyElse_CanSayYesForTheParent_OrWriteItDownWithoutBeingTheManager()
    {
        var (id, consent, parent) = await WrittenDownAsync("Words marker-mine-alone.");
        var form = FormOf(await parent.GetPageAsync($"/taking-part/consents/{consent}"), "Yes");
        var other = await app.JoinedAsync("assisted@family.example", "Assisted-other");
        var token = (await other.GetPageAsync("/taking-part/worry")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var theirs = await other.ForgeAsync(form, ("__RequestVerificationToken", token), ("__form", ""));
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);

        var editor = await app.SignedInAsync("editor");
        var suggestion = await editor.FormAsync(id, "Suggest");
        suggestion.SetAttribute("action", $"/manage/participation/contributions/{id}?handler=Assisted");
        using var written = await editor.ForgeAsync(suggestion, ("Assisted.Use", "Course"));
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
        Assert.Null(await app.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == id).Select(c => c.GivenAt).SingleAsync()));
    }

    private async Task<(Guid Id, Guid Consent, HttpClient Parent)> WrittenDownAsync(string text)
    {
        var id = await app.ShareAsync(text, ContributionSamples.Key);
        await (await app.SignedInAsync("participation-manager")).RecordConsentAsync(id);
        return (id, await app.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == id).Select(c => c.Id).SingleAsync()), await app.SignedInAsync("parent"));
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient parent, Guid consent, string answer) =>
        await parent.SubmitAsync(FormOf(await parent.GetPageAsync($"/taking-part/consents/{consent}"), answer));

    private static IElement FormOf(IDocument page, string handler) => page.Doing(handler);
}
