using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Demo;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Tests.Parents;

/// <summary>Parents for tests: invited and joined as real ones are.</summary>
internal static class Parents
{
    extension(AppUnderTest app)
    {
        /// <summary>Invites an address and returns where the mail's link leads.</summary>
        public async Task<string> InviteAsync(string email)
        {
            var manager = await app.SignedInAsync(Roles.ParticipationManager);
            var page = await manager.GetPageAsync("/manage/participation/invitations");
            using var answer = await manager.SubmitAsync(page.Form("Input.Email"), ("Input.Email", email));
            await manager.FollowAsync(answer);
            return (await app.NewestMailAsync(email)).LinkInMail();
        }

        /// <summary>A parent who has just joined, in their browser.</summary>
        public async Task<HttpClient> JoinedAsync(string email, string name, params (string Name, string Value)[] more)
        {
            var parent = app.Stranger();
            var info = await parent.GetPageAsync(await app.InviteAsync(email));
            var form = await parent.GetPageAsync(info.QuerySelector("a[href*='/join']")!.GetAttribute("href")!);
            using var answer = await parent.SubmitAsync(form.Form("Input.Name"), [("Input.Name", name), .. more]);
            Assert.Equal("/taking-part", answer.Headers.Location?.OriginalString);
            return parent;
        }

        /// <summary>The id of this test's parent.</summary>
        public async Task<Guid> ParticipantAsync()
        {
            var parent = await app.MemberAsync(Roles.Parent);
            return await app.WithDatabaseAsync(db => db.Participants.Where(p => p.PersonId == parent.Id).Select(p => p.Id).SingleAsync());
        }

        /// <summary>The id of the participant with a chosen name.</summary>
        public Task<Guid> ParticipantNamedAsync(string name) => app.WithScopeAsync(async services =>
        {
            var ids = await services.GetRequiredService<PaceDbContext>().Participants.Select(p => p.Id).ToListAsync();
            var names = await services.GetRequiredService<ParticipantNames>().OfAsync(ids, CancellationToken.None);
            return names.Single(n => n.Value == name).Key;
        });

        public async Task<T> WithScopeAsync<T>(Func<IServiceProvider, Task<T>> use)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await use(scope.ServiceProvider);
        }
    }

    /// <summary>Makes a parent who has joined, has said what they want to do, and has said yes to speaking live. Returns their account's id.</summary>
    public static async Task<Guid> JoinAsync(this IServiceProvider services, string address, string name, DateTime now)
    {
        var (db, vault) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonVault>());
        var person = (await services.GetRequiredService<ParentAccounts>().OpenAsync(address, now)).PersonId;
        var id = Guid.CreateVersion7();
        var parent = new Participant(id, person, await vault.SealAsync(id, Participant.NamePurpose, name), now);
        parent.Preferences!.ChooseActivities(Activities.LiveTalk | Activities.RecordedTalk | Activities.Quote | Activities.FilmOrAudio, online: true, inPerson: true, Travel.OwnRegion, now);
        parent.Preferences.ChoosePace(4, 28, 14, now);
        parent.Preferences.ChooseLimits(Topics.TheHarm, null, ownArea: false, now);
        parent.Preferences.ChooseAnonymity(Anonymity.ChosenName, now);
        parent.Details!.Reach(await vault.SealAsync(id, ParticipantDetails.AddressPurpose, address));
        parent.Details.Locate(
            await vault.SealAsync(id, ParticipantDetails.AreaPurpose, new OwnArea(Area.IdOf("lancashire"), null).Sealable!),
            await vault.SealAsync(id, ParticipantDetails.RegionPurpose, "North West"));
        db.Participants.Add(parent);
        await DemoConsent.GiveAsync(db, services.GetRequiredService<ContributionTextVault>(), services.GetRequiredService<ConsentStatements>(), id, now, Topics.TheHarm);
        await db.SaveChangesAsync();
        return person;
    }

    /// <summary>Presses the button with these words.</summary>
    public static Task<HttpResponseMessage> PressAsync(this HttpClient client, IHtmlDocument page, string words, params (string Name, string Value)[] values) =>
        client.SubmitAsync(page.QuerySelectorAll("main form button").First(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal)), values);

    public static string MainText(this IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    public static string MainHtml(this IHtmlDocument page) => page.QuerySelector("main")!.InnerHtml;
}
