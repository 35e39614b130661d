using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Accounts.People;

/// <summary>A site on which nobody is administrator, manager or safeguarding officer but those whom a test makes.</summary>
public sealed class SiteWithoutStaff : AppUnderTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.NobodyHasRolesOfTwoAsync();
    }
}

/// <summary>Steps of administrators, by the pages.</summary>
internal static class StaffOfSite
{
    extension(AppUnderTest app)
    {
        /// <summary>Takes the roles that two people give from everybody, and what waits.</summary>
        public Task<int> NobodyHasRolesOfTwoAsync() => app.WithDatabaseAsync(async db =>
        {
            Guid[] ids = [.. Roles.All.Where(Roles.NeedsTwo).Select(Roles.IdOf)];
            await db.RoleGrants.ExecuteDeleteAsync();
            return await db.UserRoles.Where(r => ids.Contains(r.RoleId)).ExecuteDeleteAsync();
        });

        /// <summary>Somebody with these roles, from before the test.</summary>
        public async Task<CastMember> PersonAsync(string name, params string[] roles)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            var person = Person.WithProvedAddress($"{name.ToLowerInvariant().Replace(' ', '.')}.{Guid.NewGuid():N}@people.example", name, app.Clock.GetUtcNow().UtcDateTime);
            Assert.True((await people.CreateAsync(person)).Succeeded);
            Assert.True((await people.AddToRolesAsync(person, roles)).Succeeded);
            return new CastMember(person.Id, person.Email!, name);
        }

        /// <summary>A browser in which they have signed in.</summary>
        public async Task<HttpClient> SignedInAsync(CastMember member)
        {
            var client = app.Stranger();
            using var answer = await client.GetAsync($"/dev/sign-in?as={Uri.EscapeDataString(member.Address)}");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            return client;
        }

        /// <summary>What somebody may do now, by the database.</summary>
        public Task<List<string>> RolesOfAsync(Guid person) => app.WithDatabaseAsync(async db =>
        {
            var ids = await db.UserRoles.Where(r => r.UserId == person).Select(r => r.RoleId).ToListAsync();
            return Roles.All.Where(role => ids.Contains(Roles.IdOf(role))).ToList();
        });

        /// <summary>What the ledger says about somebody, oldest first.</summary>
        public Task<List<string>> ActsAboutAsync(Guid person) => app.WithDatabaseAsync(db =>
            db.LedgerEntries.Where(e => e.Subject == $"person/{person}" && e.Act != "row.recorded").OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync());

        /// <summary>The texts of mails to an address, the newest first.</summary>
        public async Task<List<string>> MailTextsAsync(string address) => [.. (await app.MailsAsync(address)).Select(m => m.QuerySelector(".mail-text")!.TextContent)];
    }

    extension(HttpClient admin)
    {
        /// <summary>Ticks exactly these roles of somebody, and saves.</summary>
        public async Task<HttpResponseMessage> SaveRolesAsync(Guid person, string[] roles, string why = "") =>
            await admin.SubmitAsync((await admin.GetPageAsync($"/manage/people/{person}")).RolesForm(roles), ("Input.Why", why));

        /// <summary>Invites somebody.</summary>
        public async Task<HttpResponseMessage> InviteAsync(string email, string name, string[] roles, string why = "") => await admin.SubmitAsync(
            (await admin.GetPageAsync("/manage/people/invitations")).Form("Input.Email"),
            [("Input.Email", email), ("Input.Name", name), .. roles.Select(r => ("Input.Roles", r)), ("Input.Why", why)]);

        /// <summary>Presses a button of what waits for a second person.</summary>
        public async Task<HttpResponseMessage> DecideAsync(string name, string handler, string page = "/manage/confirmations")
        {
            var waiting = (await admin.GetPageAsync(page)).QuerySelectorAll(".people-waiting li").First(li => li.TextContent.Contains(name, StringComparison.Ordinal));
            return await admin.SubmitAsync(waiting.Doing(handler));
        }
    }

    /// <summary>The form with exactly these roles ticked.</summary>
    public static IElement RolesForm(this IHtmlDocument page, params string[] roles)
    {
        foreach (var box in page.QuerySelectorAll("[name='Input.Roles']").OfType<IHtmlInputElement>())
        {
            box.IsChecked = roles.Contains(box.Value);
        }
        return page.Form("Input.Roles");
    }

    /// <summary>What the page says is wrong.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.ReadPageAsync()).QuerySelector(".error-summary")?.TextContent ?? "";
    }
}
