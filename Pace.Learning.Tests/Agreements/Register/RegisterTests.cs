using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;

namespace Pace.Learning.Tests.Agreements.Register;

/// <summary>The site with a hundred and twenty areas in every state.</summary>
public sealed class RegisterApp : AppUnderTest
{
    internal IReadOnlyList<MadeAgreement> Made { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Made = await this.WithManyAreasAsync(90, seed: 41);
    }
}

/// <summary>What everybody may see of what areas signed, as page, files and badge.</summary>
public sealed class RegisterTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task OnlyWhatCameIntoForce_Shows_InPagesAndFiles()
    {
        var stranger = app.Stranger();
        var (page, json, csv) = (await stranger.GetStringAsync("/areas"), await stranger.GetStringAsync("/areas.json"), await stranger.GetStringAsync("/areas.csv"));
        var areas = JsonDocument.Parse(json).RootElement.GetProperty("areas").EnumerateArray().ToDictionary(a => a.GetProperty("slug").GetString()!);
        Assert.Equal(Enum.GetValues<AgreementState>(), app.Made.Select(m => m.State).Distinct().Order());
        foreach (var made in app.Made.GroupBy(m => m.Slug))
        {
            using var answer = await stranger.GetAsync($"/areas/{made.Key}");
            var own = await answer.Content.ReadAsStringAsync();
            foreach (var secret in made.SelectMany(m => m.Secret))
            {
                Assert.DoesNotContain(secret, own, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, json, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, csv, StringComparison.Ordinal);
            }
            Assert.All(made.Where(m => m.State == AgreementState.InForce).SelectMany(m => m.Open), name => Assert.Contains(name, own, StringComparison.Ordinal));
            Assert.All(made.SelectMany(m => m.Open), name => Assert.Contains(name, json, StringComparison.Ordinal));
            var inForce = made.Count(m => m.State == AgreementState.InForce);
            var was = made.Any(m => m.WasInForce);
            Assert.Equal(inForce == 2 ? "all" : inForce == 1 ? "some" : was ? "before" : "none", areas[made.Key].GetProperty("status").GetString());
            Assert.Equal(
                made.Where(m => m.WasInForce).Select(m => $"{m.DocumentId} {Slug(m.State)}").Order(),
                areas[made.Key].GetProperty("agreements").EnumerateArray().Select(a => $"{a.GetProperty("document").GetString()} {a.GetProperty("status").GetString()}").Order());
            Assert.Equal(inForce, (await answer.ReadPageAsync()).QuerySelectorAll(".register-agreement").Length);
            using var badge = await stranger.GetAsync($"/areas/{made.Key}/badge.svg");
            Assert.Equal(inForce > 0 ? HttpStatusCode.OK : was ? HttpStatusCode.Gone : HttpStatusCode.NotFound, badge.StatusCode);
        }
    }

    [Fact]
    public async Task AnAreaThatPreparesOrDeclined_LooksLikeOneThatNeverBegan()
    {
        var stranger = app.Stranger();
        var never = AreaList.Areas.First(a => a is { Until: null, Since: null } && a.Slug != "calderdale" && app.Made.All(m => m.Slug != a.Slug));
        var quiet = app.Made.GroupBy(m => m.Slug).Where(g => g.All(m => !m.WasInForce)).Select(g => g.Key)
            .Where(slug => !AreaList.Areas.Any(a => a.Successors.Contains(slug))).ToList();
        Assert.NotEmpty(quiet);
        var expected = await MainAsync(never.Slug);
        foreach (var slug in quiet)
        {
            Assert.Equal(expected, await MainAsync(slug));
        }

        async Task<string> MainAsync(string slug)
        {
            var line = AreaList.Areas.Single(a => a.Slug == slug);
            var page = await stranger.GetPageAsync($"/areas/{slug}");
            page.QuerySelectorAll("main p").First(p => p.TextContent.Contains(line.Code!, StringComparison.Ordinal)).Remove();
            return page.QuerySelector("main")!.InnerHtml.Replace(WebUtility.HtmlEncode(line.Name), "NAME", StringComparison.Ordinal).Replace(line.Name, "NAME", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?where=wales")]
    [InlineData("?where=england&kind=county")]
    [InlineData("?where=north-west&status=some")]
    [InlineData("?status=all")]
    [InlineData("?status=before&kind=unitary")]
    [InlineData("?status=none&where=london")]
    [InlineData("?name=shire")]
    [InlineData("?name=%20E06000001%20")]
    [InlineData("?kind=nonsense&where=mars&status=7")]
    public async Task ListMapAndFiles_SayTheSame_ForEachFilter(string query)
    {
        var stranger = app.Stranger();
        var page = await stranger.GetPageAsync("/areas" + query);
        var areas = (await stranger.GetFromJsonAsync()).Where(a => a.GetProperty("status").GetString() is not ("former" or "to-come")).ToList();
        var asked = System.Web.HttpUtility.ParseQueryString(query);
        var expected = areas.Where(a =>
            (asked["where"] switch
            {
                "wales" => Texts(a, "regions").Contains("Wales"),
                "england" => Texts(a, "nations").Contains("England"),
                "north-west" => Texts(a, "regions").Contains("North West"),
                "london" => Texts(a, "regions").Contains("London"),
                _ => true,
            })
            && (asked["kind"] is null or "nonsense" || a.GetProperty("kind").GetString() == asked["kind"])
            && (asked["status"] is null or "7" || a.GetProperty("status").GetString() == asked["status"])
            && (asked["name"] is not { } name || a.GetProperty("name").GetString()!.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase) || a.GetProperty("code").GetString() == name.Trim()))
            .ToList();
        var rows = page.QuerySelectorAll(".register-list tbody tr").ToList();
        Assert.Equal(expected.Select(a => "/areas/" + a.GetProperty("slug").GetString()), rows.Select(r => r.QuerySelector("th a")!.GetAttribute("href")!));
        Assert.Equal(
            expected.Select(a => a.GetProperty("agreements").EnumerateArray().Count(x => x.GetProperty("status").GetString() == "in-force") + a.GetProperty("through").GetArrayLength()),
            rows.Select(r => r.QuerySelectorAll(".register-signed li").Length));
        // The map: each square once, links exactly for what has signed and is in the choice, the others faint.
        Assert.Equal(AreaList.Areas.Count(a => a.IsThereOn(app.Today)), page.QuerySelectorAll(".area-map:not(.area-key) .square").Length);
        Assert.Equal(
            expected.Where(a => a.GetProperty("kind").GetString() != "partnership" && a.GetProperty("status").GetString() != "none").Select(a => "/areas/" + a.GetProperty("slug").GetString()).Order(),
            page.QuerySelectorAll(".area-map a").Select(a => a.GetAttribute("href")!).Order());
        Assert.Equal(AreaList.Areas.Count(a => a.IsThereOn(app.Today)) - expected.Count(a => a.GetProperty("kind").GetString() != "partnership"), page.QuerySelectorAll(".area-map .faded").Length);
        Assert.All(page.QuerySelectorAll(".area-map a"), a => Assert.Equal(a.GetAttribute("aria-label"), a.QuerySelector("title")!.TextContent));
    }

    [Fact]
    public async Task WithdrawalAndLapse_ShowAtOnce_EverywhereOnThisProcess()
    {
        var stranger = app.Stranger();
        var free = Free(2);
        var taken = await app.SignAsync(free[0], ManyAreas.Charter, AgreementState.InForce);
        var old = await app.SignAsync(free[1], ManyAreas.Charter, AgreementState.InForce);
        foreach (var slug in free)
        {
            using var first = await stranger.GetAsync($"/areas/{slug}/badge.svg");
            using var kept = await stranger.GetAsync($"/areas/{slug}/badge.svg");
            Assert.True(kept.Headers.Age.HasValue, "The second answer should be the one that was kept.");
            Assert.Contains("In force since", await stranger.GetStringAsync($"/areas/{slug}"), StringComparison.Ordinal);
            Assert.Equal("some", await StatusAsync(slug));
            Assert.NotNull((await stranger.GetPageAsync("/areas")).QuerySelector($".area-map a[href='/areas/{slug}']"));
        }
        await app.ActAsync(taken.Id, (s, now) => s.WithdrawByTwo("The area was reorganised & renamed", now));
        await GoneAsync(free[0], "withdrawn", "The area was reorganised &amp; renamed");

        await app.ActAsync(old.Id, (s, now) => s.Lapse(now.AddYears(5)));
        await GoneAsync(free[1], "lapsed", "It lapsed.");

        await app.ActAsync(old.Id, (s, now) => s.Reinstate(s.StartedBy, "By mistake", null, now));
        using var back = await stranger.GetAsync($"/areas/{free[1]}/badge.svg");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Contains("It was put back in force.", await stranger.GetStringAsync($"/areas/{free[1]}"), StringComparison.Ordinal);

        async Task<string?> StatusAsync(string slug) => (await stranger.GetFromJsonAsync()).Single(a => a.GetProperty("slug").GetString() == slug).GetProperty("status").GetString();

        async Task GoneAsync(string slug, string state, string told)
        {
            using var badge = await stranger.GetAsync($"/areas/{slug}/badge.svg");
            Assert.Equal(HttpStatusCode.Gone, badge.StatusCode);
            Assert.Equal("before", await StatusAsync(slug));
            var page = await stranger.GetPageAsync($"/areas/{slug}");
            Assert.Empty(page.QuerySelectorAll(".register-agreement"));
            Assert.Null(page.QuerySelector("#badge"));
            Assert.Contains(told, page.QuerySelector(".register-history")!.InnerHtml, StringComparison.Ordinal);
            Assert.Contains($",{state},", (await stranger.GetStringAsync("/areas.csv")).Split("\r\n").Single(l => l.StartsWith(slug + ",", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.Equal("Nothing now; signed before", (await stranger.GetPageAsync("/areas")).QuerySelector($".register-list a[href='/areas/{slug}']")!.Closest("tr")!.Children[1].FirstChild!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task APartnershipsSignature_CountsForItsMembers_AndItsNameIsNoFormula()
    {
        var stranger = app.Stranger();
        var member = Free(1)[0];
        await app.WithDatabaseAsync(async db =>
        {
            db.LocalAreas.Add(LocalArea.Partnership("=SUM(A1) & \"Sons\", <b>together</b>", "sum-and-sons", [LocalArea.IdOf(member)], new DateOnly(2025, 1, 1)));
            return await db.SaveChangesAsync();
        });
        await app.SignAsync("sum-and-sons", ManyAreas.Charter, AgreementState.InForce);
        Assert.Contains("sum-and-sons", (await stranger.GetPageAsync($"/areas/{member}")).QuerySelector(".notice a")!.GetAttribute("href")!, StringComparison.Ordinal);
        var square = (await stranger.GetPageAsync("/areas")).QuerySelector($".area-map a[href='/areas/{member}']")!;
        Assert.Contains("through =SUM(A1)", square.GetAttribute("aria-label")!, StringComparison.Ordinal);
        var csv = await stranger.GetByteArrayAsync("/areas.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        using var reader = CsvReader.Create(new StringReader(Encoding.UTF8.GetString(csv[3..])));
        var lines = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            lines.Add(Columns.ToDictionary(c => c, reader.GetString));
        }
        var line = lines.Single(l => l["slug"] == "sum-and-sons");
        Assert.Equal("'=SUM(A1) & \"Sons\", <b>together</b>", line["name"]);
        Assert.All(lines.SelectMany(l => l.Values), field => Assert.False(field is ['=' or '+' or '-' or '@', ..], field));
        // Both files hold the same agreements.
        Assert.Equal(
            (await stranger.GetFromJsonAsync()).SelectMany(a => a.GetProperty("agreements").EnumerateArray().Select(x =>
                $"{a.GetProperty("slug").GetString()} {x.GetProperty("document").GetString()} {x.GetProperty("status").GetString()} {x.GetProperty("inForceSince").GetString()} {x.GetProperty("endedOn").GetString()} {x.GetProperty("check").GetString()}")).Order(),
            lines.Where(l => l["document"].Length > 0).Select(l => $"{l["slug"]} {l["document"]} {l["agreement_status"]} {l["in_force_since"]} {l["ended_on"]} {l["check"]}").Order());
    }

    [Fact]
    public async Task TheBadge_IsAnAccessiblePicture_ThatOthersMayEmbed()
    {
        var stranger = app.Stranger();
        var slug = Free(1)[0];
        await app.SignAsync(slug, ManyAreas.Charter, AgreementState.InForce);
        using var answer = await stranger.GetAsync($"/areas/{slug}/badge.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        XNamespace ns = "http://www.w3.org/2000/svg";
        var svg = XElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Parent Charter in force since", svg.Element(ns + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal(("img", svg.Element(ns + "title")!.Attribute("id")!.Value), (svg.Attribute("role")!.Value, svg.Attribute("aria-labelledby")!.Value));
        var style = svg.Element(ns + "style")!.Value;
        Assert.Contains("prefers-color-scheme:dark", style, StringComparison.Ordinal);
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var unknown = await stranger.GetAsync("/areas/atlantis/badge.svg");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var embed = (await stranger.GetPageAsync($"/areas/{slug}")).QuerySelector(".register-embed code")!.TextContent;
        Assert.DoesNotContain("\n", embed.Trim(), StringComparison.Ordinal);
        var image = XElement.Parse(embed.Replace("\"></a>", "\"/></a>", StringComparison.Ordinal)).Element("img")!;
        using var embedded = await stranger.GetAsync(image.Attribute("src")!.Value);
        Assert.Equal(HttpStatusCode.OK, embedded.StatusCode);
        Assert.DoesNotContain("in force", image.Attribute("alt")!.Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AnAreasPage_TellsPromisesProgressAndProof()
    {
        var stranger = app.Stranger();
        var slug = Free(1)[0];
        await app.SignAsync(slug, ManyAreas.Charter, AgreementState.InForce, openEvery: 1);
        var page = await stranger.GetPageAsync($"/areas/{slug}");
        var promises = page.QuerySelectorAll(".register-promises > li").ToList();
        Assert.Equal(4, promises.Count);
        Assert.Equal([false, false, true, false], promises.Select(p => p.QuerySelector("[aria-label='Trained staff by level']") is not null));
        Assert.All(promises.Where((_, i) => i != 2), p => Assert.Contains("not measured here", p.TextContent, StringComparison.Ordinal));
        foreach (var link in new[] { "/agreements/check/", "/agreements/documents/" })
        {
            using var there = await stranger.GetAsync(page.QuerySelector($".register-agreement a[href^='{link}']")!.GetAttribute("href"));
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        }
        using var unknown = await stranger.GetAsync("/areas/atlantis");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task TheRegister_IsKeptForStrangersOnly_AndStandsInTheSitemap()
    {
        var stranger = app.Stranger();
        var slug = Free(1)[0];
        await app.SignAsync(slug, ManyAreas.Charter, AgreementState.InForce);
        using var first = await stranger.GetAsync("/areas?where=wales&unknown=1");
        using var kept = await stranger.GetAsync("/areas?where=wales");
        Assert.True(kept.Headers.Age.HasValue);
        using var named = await stranger.GetAsync("/areas?name=leeds");
        using var again = await stranger.GetAsync("/areas?name=leeds");
        Assert.False(again.Headers.Age.HasValue);
        using var signedIn = await (await app.SignedInAsync(Roles.Admin)).GetAsync("/areas?where=wales");
        Assert.False(signedIn.Headers.Age.HasValue);
        var sitemap = await stranger.GetStringAsync("/sitemap.xml");
        Assert.Contains("/areas</loc>", sitemap, StringComparison.Ordinal);
        Assert.Contains($"/areas/{slug}</loc>", sitemap, StringComparison.Ordinal);
        var never = AreaList.Areas.First(a => a is { Until: null, Since: null } && a.Slug != "calderdale" && a.Successors.Count == 0 && app.Made.All(m => m.Slug != a.Slug) && !Taken.Contains(a.Slug));
        Assert.DoesNotContain($"/areas/{never.Slug}</loc>", sitemap, StringComparison.Ordinal);
    }

    private static readonly HashSet<string> Taken = [];
    private static readonly string[] Columns = ["slug", "name", "document", "agreement_status", "in_force_since", "ended_on", "check", "region", "code"];

    // Areas that no other test signs for.
    private List<string> Free(int count)
    {
        var free = AreaList.Areas.Where(a => a.Until is null && a.Since is null && a.Slug != "calderdale" && app.Made.All(m => m.Slug != a.Slug) && !Taken.Contains(a.Slug))
            .Select(a => a.Slug).Reverse().Take(count).ToList();
        Taken.UnionWith(free);
        return free;
    }

    private static string Slug(AgreementState state) => state switch
    {
        AgreementState.InForce => "in-force",
        AgreementState.Lapsed => "lapsed",
        AgreementState.Withdrawn => "withdrawn",
        _ => "superseded",
    };

    private static IEnumerable<string?> Texts(JsonElement area, string property) => area.GetProperty(property).EnumerateArray().Select(t => t.GetString());
}

internal static class RegisterReading
{
    public static async Task<List<JsonElement>> GetFromJsonAsync(this HttpClient client) =>
        [.. JsonDocument.Parse(await client.GetStringAsync("/areas.json")).RootElement.GetProperty("areas").EnumerateArray()];
}

