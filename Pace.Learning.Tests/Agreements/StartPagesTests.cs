using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Start;

namespace Pace.Learning.Tests.Agreements;

/// <summary>The steps to an agreement when they aren't taken one after the other: two tabs, documents that come to an end meanwhile, a form that nobody typed.</summary>
public sealed class StartPagesTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task SomebodyAddedInAnotherTab_IsInTheOrderThatIsShownAgain()
    {
        var (lead, people, address) = await BeginAsync();
        var order = await lead.GetPageAsync(address.Replace("/people", "/order", StringComparison.Ordinal));
        using (var added = await lead.SubmitAsync(people.Form("People[0].Name").Doing("Add")))
        {
            await lead.FollowAsync(added);
        }
        using var refused = await lead.SubmitAsync(order.Form("Input.Days"), ("Input.Days", "100"));
        var again = await refused.ReadPageAsync();
        Assert.Contains("from 1 to 90", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(order.QuerySelectorAll("[name^='Input.Turns']").Length + 1, again.QuerySelectorAll("[name^='Input.Turns']").Length);
    }

    [Fact]
    public async Task APersonOfWhomNothingIsSent_IsNobody()
    {
        var (lead, people, address) = await BeginAsync();
        var form = people.Form("People[0].Name");
        using var sent = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("People.index", "x"), new("People[x]", ""),
        ]);
        using var answer = await lead.PostAsync(address, sent);
        Assert.NotNull((await answer.ReadPageAsync()).QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task DocumentsThatCannotBeSignedAnyMore_AreSaidToBeSo_AtEveryStep()
    {
        var (lead, _, address) = await BeginAsync();
        var id = Guid.Parse(address.Split('/')[^2]);
        await app.WithDatabaseAsync(async db =>
        {
            var draft = await db.AgreementDrafts.SingleAsync(d => d.Id == id);
            var content = draft.Read();
            (content.Documents, content.Asker) = (["one-that-ended"], new DraftAsker { Name = "Lena", OnBehalfOf = "us", ContactName = "Petra", ContactEmail = "petra@council.example" });
            draft.Save(content, app.Now);
            return await db.SaveChangesAsync();
        });
        foreach (var step in new[] { "people", "order", "mail" })
        {
            var page = await lead.GetPageAsync(address.Replace("/people", $"/{step}", StringComparison.Ordinal));
            if (step is "people")
            {
                Assert.Contains("can be signed today", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            }
        }
        using var review = await lead.GetAsync(address.Replace("/people", "/review", StringComparison.Ordinal));
        Assert.EndsWith("/people", review.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task<(HttpClient Lead, AngleSharp.Html.Dom.IHtmlDocument People, string Address)> BeginAsync()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var first = await lead.GetPageAsync($"/agreements/start?Area={await app.AreaAsync()}");
        using var chosen = await lead.SubmitAsync(first.Form("Input.Documents"), ("Input.Documents", AgreementContent.Charter));
        return (lead, await lead.FollowAsync(chosen), chosen.Headers.Location!.OriginalString);
    }
}
