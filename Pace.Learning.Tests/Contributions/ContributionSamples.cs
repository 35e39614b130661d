using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Contributions;

/// <summary>What tests of parents' voices begin with.</summary>
internal static class ContributionSamples
{
    public const string Key = "rs-first-conversation";
    public const string Lesson = "/courses/relational-safeguarding/where-the-harm-is/what-parents-bring";

    /// <summary>Words of this test's parent, shared and placed; without any consent.</summary>
    public static async Task<Guid> ShareAsync(this AppUnderTest app, string text, string? key = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        var words = scope.ServiceProvider.GetRequiredService<ContributionTextVault>();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var participantId = await app.ParticipantAsync();
        var id = Guid.CreateVersion7();
        var said = new ContributionText("A sample", text);
        var contribution = new Contribution(id, participantId, ContributionKind.Text, await words.SealAsync(participantId, ContributionTextVault.DraftPurpose(id), said, default), now);
        contribution.Share(await words.SealAsync(participantId, ContributionTextVault.VersionPurpose(id, 1), said, default), now);
        db.Contributions.Add(contribution);
        if (key is not null)
        {
            if (await db.Placements.FindAsync(key) is { } placement)
            {
                placement.Put(id, Guid.NewGuid(), now);
            }
            else
            {
                db.Placements.Add(new Placement(key, id, Guid.NewGuid(), now));
            }
        }
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>The same in the usual lesson, with this test's parent's yes.</summary>
    public static async Task<Guid> ShareAndConsentAsync(this AppUnderTest app, string text)
    {
        var id = await app.ShareAsync(text, Key);
        using var given = await (await app.SignedInAsync("parent")).ConsentAsync(id);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        return id;
    }

    /// <summary>Says yes to a use as the parent does it: through the page.</summary>
    public static async Task<HttpResponseMessage> ConsentAsync(this HttpClient parent, Guid contributionId, string use = "course", string audience = "AllLearners", string named = "ChosenName")
    {
        var page = await parent.GetPageAsync($"/taking-part/contributions/{contributionId}/consent/{use}");
        return await parent.SubmitAsync(
            page.MainForm, ("Input.Audience", audience), ("Input.Identifiability", named), ("Input.Territory", "UnitedKingdom"));
    }

    public static async Task<HttpResponseMessage> WithdrawAsync(this HttpClient parent, string what, Guid? id = null)
    {
        var page = await parent.GetPageAsync("/taking-part/withdraw");
        var form = page.QuerySelectorAll("main form").First(f => f.GetAttribute("action")?.Contains($"handler={what}", StringComparison.Ordinal) is true
            && (id is null || f.QuerySelector("input[name=id]")?.GetAttribute("value") == id.ToString()));
        return await parent.SubmitAsync(form);
    }

    public static Task<Guid> LiveConsentAsync(this AppUnderTest app, Guid contributionId, ConsentUse use = ConsentUse.Course) =>
        app.WithDatabaseAsync(db => db.Consents.Where(c => c.ContributionId == contributionId && c.Use == use && c.End == null).Select(c => c.Id).SingleAsync());

    /// <summary>What the ledger says was done about a contribution and the yeses to it, in order.</summary>
    public static Task<List<string>> ActsAsync(this AppUnderTest app, Guid contributionId) => app.WithDatabaseAsync(async db =>
    {
        var consents = await db.Consents.Where(c => c.ContributionId == contributionId).Select(c => c.Id).ToListAsync();
        string[] chains = [$"contribution/{contributionId}", .. consents.Select(c => $"consent/{c}")];
        var entries = await db.LedgerEntries.Where(e => chains.Contains(e.Subject) && e.Act != "row.recorded").ToListAsync();
        return entries.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Act).ToList();
    });

    extension(IDocument page)
    {
        /// <summary>The form that the page is about.</summary>
        public IHtmlFormElement MainForm => page.QuerySelectorAll<IHtmlFormElement>("main form").Last();
    }
}
