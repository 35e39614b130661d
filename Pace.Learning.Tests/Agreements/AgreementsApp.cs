using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Agreements;

/// <summary>Two documents to sign, so that these tests don't hang on the words of the real ones.</summary>
internal sealed class AgreementContent
{
    public const string Charter = "parent-charter";
    public const string Working = "family-working-agreement";

    private readonly string folder = Directory.CreateTempSubdirectory("pace-agreements-").FullName;

    public AgreementContent()
    {
        Write(Charter, "Sample charter", "director,health-lead,police-lead");
        Write(Working, "Sample working agreement", "director", hasPromises: false);
        Lock();
    }

    public string Folder => folder;

    /// <summary>Adds version 2 of the charter, in which one clause differs and one is new.</summary>
    public void AddSecondVersion(DateOnly effective)
    {
        var first = File.ReadAllText(Path.Combine(folder, "agreements", Charter, "1.md"));
        var second = first.Replace("effective: 2025-01-01", $"effective: {effective:yyyy-MM-dd}\nchanges: We come back to you sooner.", StringComparison.Ordinal)
            .Replace("Within a week", "Within three days", StringComparison.Ordinal)
            + "\n:::clause We ask you how it went\nid: ask-you\npromise: a\nsummary: We ask you what we could do better.\n---\nWe ask you each year.\n:::\n";
        File.WriteAllText(Path.Combine(folder, "agreements", Charter, "2.md"), second);
        Lock();
    }

    public void Delete() => Directory.Delete(folder, recursive: true);

    /// <summary>Changes the bytes of a locked version, as somebody with the server might.</summary>
    public void Tamper(string path, string old, string text)
    {
        var file = Path.Combine(folder, "agreements", path);
        File.WriteAllText(file, File.ReadAllText(file).Replace(old, text, StringComparison.Ordinal));
    }

    public void Lock()
    {
        var root = Path.Combine(folder, "agreements");
        var lines = Directory.GetFiles(root, "?.md", SearchOption.AllDirectories).Order()
            .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}  {Path.GetRelativePath(root, f).Replace('\\', '/')}\n");
        File.WriteAllText(Path.Combine(root, "locked.txt"), string.Concat(lines));
    }

    private void Write(string id, string title, string signatories, bool hasPromises = true)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "agreements", id)).FullName;
        File.WriteAllText(Path.Combine(path, "agreement.md"), $"---\nid: {id}\ntitle: {title}\nsummary: What we promise.\nreading-age: 12\nroles-in-wales:\n  - place: director\n    role: Director of Social Services\n---\nWhy we sign it.\n");
        var text = $"""
            ---
            effective: 2025-01-01
            declaration: I have read the whole text. I sign it for my agency.
            review-months: 12
            term-months: 36
            grace-days: 90
            reading-age: 13
            promises:
              - key: a
                title: To be believed
            places:
            {string.Concat(signatories.Split(',').Select(p => $"  - key: {p}\n    role: {Role(p)}\n    level: senior-leaders\n    agency: {Kind(p)}\n")).TrimEnd()}
            ---
            What this is.

            ## To be believed

            :::clause We write down what you say
            id: written-down
            promise: a
            summary: We write down what you tell us, as you said it.
            ---
            We write down what parents tell us in *their own words*.
            :::

            :::clause We come back to you
            id: come-back
            promise: a
            summary: We tell you what we did.
            ---
            Within a week we say what has been done.
            :::

            """;
        File.WriteAllText(Path.Combine(path, "1.md"), hasPromises ? text : text
            .Replace("promises:\n  - key: a\n    title: To be believed\n", "", StringComparison.Ordinal).Replace("promise: a\n", "", StringComparison.Ordinal));
    }

    private static string Role(string key) => key switch
    {
        "director" => "Director of Children's Services",
        "health-lead" => "Chief Nurse",
        _ => "Chief Constable",
    };

    private static string Kind(string key) => key switch
    {
        "director" => "council",
        "health-lead" => "health",
        _ => "police",
    };
}

/// <summary>The site with two short documents.</summary>
public class AgreementsApp : AppUnderTest
{
    private readonly AgreementContent content = new();

    internal AgreementContent Content => content;

    protected override string ContentFolder => content.Folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        content.Delete();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        AgreementSteps.Configure(builder);
    }
}

/// <summary>Somebody who is asked.</summary>
internal sealed record SigningPerson(string Name, string Email, string Agency, string? AdditionalRole = null);

/// <summary>What leads, signatories and Pace staff do, through the pages.</summary>
internal static partial class AgreementSteps
{
    public const string Council = "Sample Council";
    public const string Health = "Sample Hospital Trust";
    public const string Police = "Sample Police";

    /// <summary>What the mail says of who asks.</summary>
    public static readonly (string Name, string Value)[] Asker =
    [
        ("Input.Name", "Lena Lead"), ("Input.OnBehalfOf", "the Testshire safeguarding partnership"), ("Input.ContactName", "Petra Partner"), ("Input.ContactEmail", "petra@council.example"),
        ("Input.ContactPhone", "01632 960001"), ("Input.Message", "We have worked on this for a year.\n\nPlease read it."),
    ];

    private static int areas;

    public static void Configure(IWebHostBuilder builder) => builder.UseSetting("Pace:Security:SignInsPerMinute", "100000").UseSetting("Pace:PublicUrl", "http://localhost");

    public static IReadOnlyList<SigningPerson> Five(string tag) =>
    [
        new("Dana Director", $"dana-{tag}@council.example", Council), new("Nell Nurse", $"nell-{tag}@health.example", Health),
        new("Colin Constable", $"colin-{tag}@police.example", Police), new("Hugo Head", $"hugo-{tag}@council.example", Council, "Head of Early Help"),
        new("Mia Manager", $"mia-{tag}@health.example", Health, "Safeguarding Manager"),
    ];

    extension(AppUnderTest app)
    {
        public DateTime Now => app.Clock.GetUtcNow().UtcDateTime;

        public DateOnly Today => LondonTime.DayOf(app.Clock.GetUtcNow().UtcDateTime);

        /// <summary>An area with three agencies, which this test's area lead leads: one that is there by its slug, or else a new one.</summary>
        public async Task<Guid> AreaAsync(string? existing = null, string region = "North West")
        {
            var slug = existing ?? $"testshire-{Interlocked.Increment(ref areas)}-{Guid.NewGuid():N}"[..24];
            var now = app.Clock.GetUtcNow().UtcDateTime;
            var (leadId, adminId) = ((await app.MemberAsync(Roles.AreaLead)).Id, (await app.MemberAsync(Roles.Admin)).Id);
            return await app.WithDatabaseAsync(async db =>
            {
                var area = existing is null
                    ? db.Add(new LocalArea(slug, $"Testshire {slug[10..]}", null, AreaKind.County, region, null, null)).Entity
                    : await db.LocalAreas.SingleAsync(a => a.Slug == existing);
                await db.SaveChangesAsync();
                db.AddRange(new Agency(area.Id, AgencyKind.Council, Council, now), new Agency(area.Id, AgencyKind.Health, Health, now), new Agency(area.Id, AgencyKind.Police, Police, now));
                var lead = new AreaLead(area.Id, leadId, "Partnership manager", Council, "It is my job", now);
                lead.Verify(adminId, VerifiedHow.KnownContact, null, now);
                db.Add(lead);
                await db.SaveChangesAsync();
                return area.Id;
            });
        }

        public Task<Agreement> AgreementAsync(Guid area, string document = AgreementContent.Charter) => app.WithDatabaseAsync(
            db => db.Agreements.AsNoTracking().Where(s => s.AreaId == area && s.DocumentId == document).OrderByDescending(s => s.CreatedAt).FirstAsync());

        public async Task<AgreementState> StateAsync(Guid area, string document = AgreementContent.Charter) => (await app.AgreementAsync(area, document)).State;

        /// <summary>Starts an agreement through the four steps.</summary>
        public async Task<Agreement> StartAsync(HttpClient lead, Guid area, IReadOnlyList<SigningPerson> people, bool isOrdered = false, string? renews = null, params string[] documents)
        {
            documents = documents.Length == 0 ? [AgreementContent.Charter] : documents;
            var first = await lead.GetPageAsync($"/agreements/start?Area={area}{renews?.Replace('?', '&')}");
            using var chosen = await lead.SubmitAsync(first.Form("Input.Documents"), [.. documents.Select(d => ("Input.Documents", d))]);
            var page = await lead.FollowAsync(chosen);
            foreach (var _ in people.Skip(page.QuerySelectorAll("fieldset").Length))
            {
                using var added = await lead.SubmitAsync(page.Form("People[0].Name").Doing("Add"));
                page = await lead.FollowAsync(added);
            }
            var values = new List<(string, string)>();
            for (var i = 0; i < people.Count; i++)
            {
                values.AddRange([($"People[{i}].Name", people[i].Name), ($"People[{i}].Email", people[i].Email), ($"People[{i}].Agency", page.AgencyOption(i, people[i].Agency))]);
                if (people[i].AdditionalRole is { } role)
                {
                    values.AddRange([($"People[{i}].Role", role), ($"People[{i}].Level", "operational-managers")]);
                }
            }
            using var named = await lead.SubmitAsync(page.Form("People[0].Name"), [.. values]);
            var order = await lead.FollowAsync(named);
            using var ordered = await lead.SubmitAsync(order.Form("Input.Days"), ("Input.How", isOrdered ? "ordered" : "any"));
            var mail = await lead.FollowAsync(ordered);
            using var said = await lead.SubmitAsync(mail.Form("Input.OnBehalfOf"), Asker);
            var review = await lead.FollowAsync(said);
            using var sent = await lead.SubmitAsync(review.QuerySelector("main form")!);
            Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());
            return await app.AgreementAsync(area, documents[0]);
        }

        /// <summary>The link in the newest invitation to an address.</summary>
        public async Task<string> InvitationAsync(string email) =>
            (await app.MailsAsync(email)).First(m => m.QuerySelector(".mail-text a")?.GetAttribute("href")?.Contains("/agreements/link/", StringComparison.Ordinal) == true).LinkInMail();

        public async Task<string> CodeAsync(string email) =>
            Digits().Match((await app.MailsAsync(email)).First(m => m.QuerySelector(".mail-text")!.TextContent.Contains("Your code is", StringComparison.Ordinal)).QuerySelector(".mail-text")!.TextContent)
                .Value.Replace(" ", "", StringComparison.Ordinal);

        /// <summary>Opens an invitation in a new browser and types the code.</summary>
        public async Task<HttpClient> OpenAsync(string email, string? link = null, HttpClient? browser = null)
        {
            browser ??= app.Stranger();
            var page = await browser.GetPageAsync(link ?? await app.InvitationAsync(email));
            using var opened = await browser.SubmitAsync(page.QuerySelector("main form")!);
            var code = await browser.FollowAsync(opened);
            using var confirmed = await browser.SubmitAsync(code.Form("Input.Code"), ("Input.Code", await app.CodeAsync(email)));
            Assert.True(confirmed.StatusCode == HttpStatusCode.Redirect, await confirmed.Content.ReadAsStringAsync());
            return browser;
        }

        public async Task SignByLinkAsync(Agreement agreement, SigningPerson person)
        {
            var browser = await app.OpenAsync(person.Email);
            using var signed = await browser.SignAsync(agreement.Id, person.Name);
            Assert.True(signed.StatusCode == HttpStatusCode.Redirect, await signed.Content.ReadAsStringAsync());
        }

        /// <summary>Brings an agreement to where everybody has signed.</summary>
        public async Task<Agreement> SignedByAllAsync(HttpClient lead, Guid area, IReadOnlyList<SigningPerson> people, string? renews = null)
        {
            var agreement = await app.StartAsync(lead, area, people, renews: renews);
            foreach (var person in people)
            {
                await app.SignByLinkAsync(agreement, person);
            }
            return await app.AgreementAsync(area);
        }

        public async Task CountersignAsync(Agreement agreement)
        {
            var admin = await app.SignedInAsync(Roles.Admin);
            var page = await admin.GetPageAsync($"/manage/agreements/{agreement.Id}");
            using var done = await admin.SubmitAsync(
                page.Form("Input.RolesExist"), ("Input.RolesExist", "true"), ("Input.AuthorityStated", "true"), ("Input.NamesPlausible", "true"), ("Input.Name", "Alex Admin"));
            Assert.True(done.StatusCode == HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync());
        }

        /// <summary>Asks one of the site's services.</summary>
        public async Task<TAnswer> WithServiceAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> ask)
            where TService : notnull
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<TService>());
        }

        public void Recompile() => Assert.True(app.Services.GetRequiredService<PublishedContent>().Compile());
    }

    extension(HttpClient client)
    {
        /// <summary>Signs as the page offers it.</summary>
        public async Task<HttpResponseMessage> SignAsync(Guid agreement, string name, params (string Name, string Value)[] values)
        {
            var page = await client.GetPageAsync($"/agreements/{agreement}/sign");
            return await client.SignOnAsync(page, name, values);
        }

        public Task<HttpResponseMessage> SignOnAsync(IHtmlDocument page, string name, params (string Name, string Value)[] values) => client.SubmitAsync(
            page.Form("Input.Authority"), [("Input.Name", name), ("Input.Authority", "I hold this post"), ("Input.Agreed", "true"), .. values]);

        /// <summary>An act of the lead that has a page of its own.</summary>
        public async Task<HttpResponseMessage> LeadAsync(Guid agreement, string act, Guid? signatory, params (string Name, string Value)[] values)
        {
            var page = await client.GetPageAsync($"/agreements/{agreement}/act/{act}{(signatory is null ? "" : $"?signatory={signatory}")}");
            return await client.SubmitAsync(page.QuerySelector("main form")!, values);
        }
    }

    public static string AgencyOption(this IHtmlDocument page, int number, string name) =>
        page.QuerySelectorAll($"[name='People[{number}].Agency'] option").Single(o => o.TextContent == name).GetAttribute("value")!;

    [GeneratedRegex(@"\b\d{3} \d{3}\b")]
    private static partial Regex Digits();
}
