using System.Security.Cryptography;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Metadata;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Platform.Security;

/// <summary>A sealed text that can't be opened any more is left out where it would stand; everything else goes on, and staff are told.</summary>
public sealed class UnreadableTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task OneContribution_IsLeftOut_AndAdministratorsGetOneMailADay()
    {
        const string Words = "Marker of words that will not open.";
        var id = await app.ShareAsync(Words, ContributionSamples.Key);
        var parent = await app.SignedInAsync(Roles.Parent);
        using var given = await parent.ConsentAsync(id);
        var learner = await app.SignedInAsync(Roles.Learner);
        Assert.Contains(Words, (await learner.GetPageAsync(ContributionSamples.Lesson)).MainText(), StringComparison.Ordinal);

        var damaged = RandomNumberGenerator.GetBytes(80);
        await app.WithDatabaseAsync(db => db.ContributionVersions.Where(v => v.ContributionId == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.SealedWords, damaged)));
        await app.WithDatabaseAsync(db => db.Contributions.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SealedDraft, damaged)));

        Assert.DoesNotContain(Words, (await learner.GetPageAsync(ContributionSamples.Lesson)).MainText(), StringComparison.Ordinal);
        foreach (var page in new[] { "/taking-part", "/taking-part/contributions", "/taking-part/withdraw", "/taking-part/my-data" })
        {
            await ShownAsync(parent, page);
        }
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        await ShownAsync(manager, "/manage/participation/contributions");
        await ShownAsync(manager, "/manage/participation");

        await using var scope = app.Services.CreateAsyncScope();
        var admins = (await scope.ServiceProvider.GetRequiredService<PersonDirectory>().InRoleAsync(Roles.Admin)).Count(a => a.IsConfirmed);
        Assert.NotEqual(0, admins);
        await Eventually.HoldsAsync(async () => await MailsAsync() == admins, "administrators were written to, once each");
        Assert.Equal("degraded", System.Text.Json.JsonDocument.Parse(await (await app.SignedInAsync(Roles.Admin)).GetStringAsync("/health/ready"))
            .RootElement.GetProperty("checks").GetProperty("sealed-texts").GetProperty("status").GetString());

        using var withdrawn = await parent.WithdrawAsync("Contribution", id);
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);

        Task<int> MailsAsync() => app.WithDatabaseAsync(db => db.OutboxMails.CountAsync(m => m.Subject == "Something on the site can’t be read"));
    }

    private static async Task ShownAsync(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page);
        Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
    }
}

/// <summary>The same of every sealed text at once.</summary>
public sealed class EverythingUnreadableTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly string[] Readers = [Roles.Parent, Roles.ParentReviewer, Roles.ParticipationManager, Roles.SafeguardingOfficer, Roles.Editor, Roles.Trainer, Roles.Learner, Roles.Admin];

    [Fact]
    public async Task EveryPage_IsShown_WithoutWhatCantBeRead()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var id = await app.ShareAsync("Some words.", ContributionSamples.Key);
        using var given = await parent.ConsentAsync(id);
        using var worry = await parent.PressAsync(await parent.GetPageAsync("/taking-part/worry"), "Send", ("Input.Text", "A few words."));
        var person = await app.ParticipantAsync();
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        using var noted = await manager.SubmitAsync((await manager.GetPageAsync($"/manage/participation/people/{person}/notes")).QuerySelector("form:has([name=Text])")!, ("Text", "A note."));
        var clients = new List<(string Role, HttpClient Client)>();
        foreach (var role in Readers)
        {
            clients.Add((role, await app.SignedInAsync(role)));
        }

        Assert.True(await DamageAsync(e => e.ClrType != typeof(Web.Platform.Security.SigningKey), p => p.Name.StartsWith("Sealed", StringComparison.Ordinal)) > 20);
        await WalkAsync(clients, id, person);
        Assert.True(await DamageAsync(e => e.ClrType == typeof(Web.Platform.Security.PersonKey), p => p.Name == "Wrapped") == 1);
        await WalkAsync(clients, id, person);
    }

    private async Task WalkAsync(List<(string Role, HttpClient Client)> clients, Guid contribution, Guid person)
    {
        List<string> pages =
        [
            ContributionSamples.Lesson, "/my/learning", "/my/journal", "/account", "/kept", $"/taking-part/contributions/{contribution}", $"/taking-part/contributions/{contribution}/share",
            $"/manage/participation/contributions/{contribution}", $"/manage/participation/people/{person}", $"/manage/participation/people/{person}/notes",
            .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.Parameters.Count == 0 && (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET"))
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => p.StartsWith("/taking-part", StringComparison.Ordinal) || p.StartsWith("/manage/", StringComparison.Ordinal) || p.StartsWith("/studio/reviews", StringComparison.Ordinal))
                .Where(p => !p.StartsWith("/manage/jobs", StringComparison.Ordinal)).Distinct(),
        ];
        List<string> wrong = [];
        foreach (var (role, client) in clients)
        {
            foreach (var page in pages)
            {
                using var answer = await client.GetAsync(page);
                if ((int)answer.StatusCode >= 500)
                {
                    wrong.Add($"{role} {page}: {(await answer.Content.ReadAsStringAsync()).Split('\n').FirstOrDefault(l => l.Contains("Exception", StringComparison.Ordinal))}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private Task<int> DamageAsync(Func<IEntityType, bool> which, Func<IProperty, bool> of) => app.WithDatabaseAsync(async db =>
    {
        var columns = db.Model.GetEntityTypes().Where(which).SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(byte[]) && of(p)).Select(p => (Table: e.GetTableName(), Column: p.GetColumnName()))).Distinct().ToList();
        foreach (var (table, column) in columns)
        {
            var damage = $"UPDATE \"{table}\" SET \"{column}\" = {{0}} WHERE length(\"{column}\") > 0";
            await db.Database.ExecuteSqlRawAsync(damage, RandomNumberGenerator.GetBytes(120));
        }
        return columns.Count;
    });
}
