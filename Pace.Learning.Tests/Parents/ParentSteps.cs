using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

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

        /// <summary>The id of the demo parent.</summary>
        public Task<Guid> DemoParticipantAsync() => app.WithScopeAsync(async services =>
        {
            var person = await services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Person>>().FindByEmailAsync("parent@demo.example");
            return await services.GetRequiredService<PaceDbContext>().Participants.Where(p => p.PersonId == person!.Id).Select(p => p.Id).SingleAsync();
        });

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

    /// <summary>Submits the form of a button with these words.</summary>
    public static Task<HttpResponseMessage> PressAsync(this HttpClient client, IHtmlDocument page, string words, params (string Name, string Value)[] values) =>
        client.SubmitAsync(page.QuerySelectorAll("main form").First(f => f.QuerySelector("button")?.TextContent.StartsWith(words, StringComparison.Ordinal) == true), values);

    public static string MainText(this IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    public static string MainHtml(this IHtmlDocument page) => page.QuerySelector("main")!.InnerHtml;
}
