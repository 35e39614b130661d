using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Data;
using Pace.Learning.Web.Platform.Files;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>The register for other programs, as docs/register.md describes it, and badges.</summary>
internal static class RegisterFiles
{
    private static readonly string[] Columns =
    [
        "slug", "code", "name", "kind", "nation", "region", "since", "until", "status", "document", "document_title", "version", "agreement_status", "in_force_since", "ended_on",
        "review_on", "renew_by", "page", "check", "actions_planned", "actions_under_way", "actions_done", "actions_overdue", "last_review_on", "last_review",
    ];

    public static IEndpointRouteBuilder MapRegisterFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/areas.json", JsonAsync).AllowAnonymous().CacheOutput(RegisterPages.Tag);
        routes.MapGet("/areas.csv", CsvAsync).AllowAnonymous().CacheOutput(RegisterPages.Tag);
        routes.MapGet("/areas/{slug}/badge.svg", BadgeAsync).AllowAnonymous().CacheOutput(RegisterPages.Tag);
        return routes;
    }

    private static async Task<IResult> JsonAsync(
        PublicRegister register, AgreementProgress progress, PublishedContent published, PublicUrl site, HttpContext http, CancellationToken cancellation)
    {
        var view = await register.ReadAsync(cancellation);
        var standing = await progress.OfAllAsync([.. view.Areas.SelectMany(a => a.Entries)], cancellation);
        Open(http);
        var file = new RegisterJson(
            [.. published.Library.Agreements.Select(d => new DocumentJson(d.Id, d.Title, site.Of(d.Url)))], [.. view.Areas.Select(a => AreaJson.Of(a, standing, site))]);
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(file, RegisterJsonContext.Default.RegisterJson), "application/json; charset=utf-8");
    }

    private static async Task<IResult> CsvAsync(PublicRegister register, AgreementProgress progress, PublicUrl site, HttpContext http, CancellationToken cancellation)
    {
        var view = await register.ReadAsync(cancellation);
        var standing = await progress.OfAllAsync([.. view.Areas.SelectMany(a => a.Entries)], cancellation);
        Open(http);
        return Results.Bytes(CsvTable.Write(Columns, csv =>
        {
            foreach (var area in view.Areas)
            {
                string[] start =
                [
                    area.Area.Slug, area.Area.Code ?? "", area.Area.Name, area.Area.Kind.Slug, string.Join("; ", Nations(area)), string.Join("; ", area.Regions), Day(area.Area.StartedOn),
                    Day(area.Area.EndedOn), StatusOf(area),
                ];
                foreach (var entry in area.Entries)
                {
                    csv.WriteRecord(
                    [
                        .. start, entry.DocumentId, entry.DocumentTitle, entry.Version.ToString(CultureInfo.InvariantCulture), entry.State.PublicSlug, Day(LondonTime.DayOf(entry.InForceAt!.Value)),
                        Day(entry.EndedOn), Day(entry.ReviewOn), Day(entry.RenewBy), site.Of(area.Url), site.Of(entry.CheckUrl), .. Kept(standing[entry.AgreementId]),
                    ]);
                }
                if (area.Entries.Count == 0)
                {
                    csv.WriteRecord([.. start, "", "", "", "", "", "", "", "", site.Of(area.Url), "", "", "", "", "", "", ""]);
                }
            }
        }), CsvTable.ContentType);
    }

    // Numbers only: words of a review can be read on the page, where a parent's can be taken back.
    private static string[] Kept(AgreementStanding standing) =>
    [
        .. standing.Promises.Count == 0
            ? ["", "", "", ""]
            : new[] { standing.Promises.Sum(p => p.Planned), standing.Promises.Sum(p => p.UnderWay), standing.Promises.Sum(p => p.Done), standing.Promises.Sum(p => p.Overdue) }
                .Select(n => n.ToString(CultureInfo.InvariantCulture)),
        .. standing.Reviews is [var last, ..]
            ? new[] { Day(last.On), string.Join("; ", last.Promises.Select(p => $"{p.Key}: {ReviewLabels.Slug(p.Outcome)}")) }
            : ["", ""],
    ];

    private static async Task<IResult> BadgeAsync(string slug, PublicRegister register, HttpContext http, CancellationToken cancellation)
    {
        if ((await register.ReadAsync(cancellation)).Find(slug) is not { HasSigned: true } area)
        {
            return Results.NotFound();
        }
        var headers = http.Response.Headers;
        headers.CacheControl = RegisterPages.MinutesOnly;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (Badge.Of(area) is not { } badge)
        {
            // With words of its own, so that no page of the site takes its place.
            return Results.Text("Nothing that this area signed is in force.", "text/plain", Encoding.UTF8, StatusCodes.Status410Gone);
        }
        headers.ContentSecurityPolicy = Badge.ContentSecurity;
        return Results.Text(badge.Svg(), "image/svg+xml", Encoding.UTF8);
    }

    internal static string StatusOf(RegisterArea area) => area.IsThere ? area.Status.Slug : area.IsToCome ? RegisterFilter.ToCome : RegisterFilter.Former;

    internal static IEnumerable<string> Nations(RegisterArea area) => area.Regions.Where(r => r.Length > 0).Select(r => r == "Wales" ? "Wales" : "England").Distinct();

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    // Whoever uses the file from another site may: it is for everybody, and no cookie changes it.
    private static void Open(HttpContext http)
    {
        http.Response.Headers.CacheControl = RegisterPages.MinutesOnly;
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}

internal sealed record RegisterJson(IReadOnlyList<DocumentJson> Documents, IReadOnlyList<AreaJson> Areas);

internal sealed record DocumentJson(string Id, string Title, string Url);

internal sealed record AreaJson
{
    public required string Slug { get; init; }

    public required string? Code { get; init; }

    public required IReadOnlyList<string> FormerCodes { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<string> Nations { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required DateOnly? Since { get; init; }

    public required DateOnly? Until { get; init; }

    public required IReadOnlyList<string> Predecessors { get; init; }

    public required IReadOnlyList<string> Successors { get; init; }

    public required IReadOnlyList<string> Members { get; init; }

    public required string Status { get; init; }

    public required string Page { get; init; }

    /// <summary>The badge, while there is one.</summary>
    public required string? Badge { get; init; }

    public required IReadOnlyList<AgreementJson> Agreements { get; init; }

    /// <summary>What is in force because a partnership signed.</summary>
    public required IReadOnlyList<ThroughJson> Through { get; init; }

    public static AreaJson Of(RegisterArea area, IReadOnlyDictionary<Guid, AgreementStanding> standing, PublicUrl site) => new()
    {
        Slug = area.Area.Slug, Code = area.Area.Code, FormerCodes = FormerCodesOf(area.Area.Slug), Name = area.Area.Name, Kind = area.Area.Kind.Slug,
        Nations = [.. RegisterFiles.Nations(area)], Regions = area.Regions, Since = area.Area.StartedOn, Until = area.Area.EndedOn,
        Predecessors = Slugs(area.Predecessors), Successors = Slugs(area.Successors), Members = Slugs(area.Members), Status = RegisterFiles.StatusOf(area),
        Page = site.Of(area.Url), Badge = area.InForce.Count > 0 ? site.Of(Register.Badge.UrlOf(area.Area)) : null,
        Agreements = [.. area.Entries.Select(e => AgreementJson.Of(e, standing[e.AgreementId], site))],
        Through = [.. (area.IsThere ? area.Through : []).Select(t => new ThroughJson(t.Area.Slug, t.Entry.DocumentId))],
    };

    private static IReadOnlyList<string> Slugs(IReadOnlyList<Area> areas) => [.. areas.Select(a => a.Slug)];

    private static IReadOnlyList<string> FormerCodesOf(string slug) => AreaList.Areas.FirstOrDefault(a => a.Slug == slug)?.FormerCodes ?? [];
}

internal sealed record ThroughJson(string Partnership, string Document);

internal sealed record AgreementJson
{
    public required string Document { get; init; }

    public required string Title { get; init; }

    public required int Version { get; init; }

    public required string Status { get; init; }

    public required DateOnly InForceSince { get; init; }

    public required DateOnly? EndedOn { get; init; }

    public required DateOnly? ReviewOn { get; init; }

    public required DateOnly? RenewBy { get; init; }

    public required string Check { get; init; }

    public required IReadOnlyList<SignatoryJson> Signatories { get; init; }

    /// <summary>The action plan in numbers, by promise; empty when it isn't in force.</summary>
    public required IReadOnlyList<ProgressJson> Progress { get; init; }

    /// <summary>What the last review found.</summary>
    public required ReviewJson? LastReview { get; init; }

    public static AgreementJson Of(RegisterEntry entry, AgreementStanding standing, PublicUrl site) => new()
    {
        Document = entry.DocumentId, Title = entry.DocumentTitle, Version = entry.Version, Status = entry.State.PublicSlug, InForceSince = LondonTime.DayOf(entry.InForceAt!.Value),
        EndedOn = entry.EndedOn, ReviewOn = entry.ReviewOn, RenewBy = entry.RenewBy, Check = site.Of(entry.CheckUrl),
        Signatories = [.. entry.Signatories.Select(s => new SignatoryJson(s.Role, s.Level.Slug, s.AgencyName, s.OnBehalfOf, s.Name, LondonTime.DayOf(s.SignedAt)))],
        Progress = [.. standing.Promises.Where(p => p.All > 0).Select(p => new ProgressJson(p.Key, p.Title, p.Planned, p.UnderWay, p.Done, p.Overdue))],
        LastReview = standing.Reviews is [var last, ..]
            ? new ReviewJson(last.On, last.ParentsTookPart, [.. last.Promises.Select(p => new OutcomeJson(p.Key, p.Title, ReviewLabels.Slug(p.Outcome)))])
            : null,
    };
}

/// <summary>How many actions there are for a promise.</summary>
internal sealed record ProgressJson(string? Promise, string Title, int Planned, int UnderWay, int Done, int Overdue);

/// <summary>What a review found.</summary>
internal sealed record ReviewJson(DateOnly On, bool ParentsTookPart, IReadOnlyList<OutcomeJson> Promises);

internal sealed record OutcomeJson(string Promise, string Title, string Outcome);

/// <summary>Who signed, on behalf of which role when it was somebody else's place; the name only when they agreed to that.</summary>
internal sealed record SignatoryJson(string Role, string Level, string Agency, string? OnBehalfOf, string? Name, DateOnly SignedOn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RegisterJson))]
internal sealed partial class RegisterJsonContext : JsonSerializerContext;
